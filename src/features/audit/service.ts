/** What other rooms may do with the trail: add to it. */
export { type AuditFact, auditActor, recordAudit, recordOperatorAct } from './store.ts';
