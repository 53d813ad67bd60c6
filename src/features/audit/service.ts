/** What other rooms may ask of the trail. */
export { auditActor, recordAudit, recordOperatorAct, recordOwnAct } from './store.ts';
