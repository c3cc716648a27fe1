/** Stands in for the outbox in tests of what is around it: it delivers nothing. */
const nothing = async (): Promise<void> => undefined;

export {
  nothing as deliverNow,
  nothing as resumeBlocked,
  nothing as settleOutbox,
  nothing as stopOutbox,
  nothing as tidyStore,
};
