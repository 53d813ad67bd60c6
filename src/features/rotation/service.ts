export { type Forecast, readForecast } from './forecast/forecast.service.ts';
/** What other rooms may ask of the rotation of hosts. */
export { listQueue, queueOf, type Reading, type Rotation, readRotation } from './queue/order.service.ts';
