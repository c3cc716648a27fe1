export const databaseName = 'ticket-capture';
