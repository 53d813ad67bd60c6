/** What other rooms may ask of the trail. */
export { auditActor, recordAudit, recordOperatorAct } from './store.ts';
