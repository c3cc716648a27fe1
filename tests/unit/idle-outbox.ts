/** Replaces the outbox in tests of the modules around it. It delivers nothing. */
const nothing = async (): Promise<void> => undefined;

export {
  nothing as deliverNow,
  nothing as resumeBlocked,
  nothing as settleOutbox,
  nothing as stopOutbox,
  nothing as tidyStore,
};
