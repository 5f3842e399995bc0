-- What reports list by its type. Orders do not touch these indexes: the log appends as fast as before.

create index event_register on event (programme, type, seq) where type in (
  'AgentAppointed', 'AgentDismissed', 'SubsidyClosed', 'DividendDeclared', 'ConversionClosed', 'PointsConverted', 'DebtImported'
);
-- A member's old debts, in the order that they are worked off.
create index event_debt on event (programme, member, seq) where type = 'DebtImported';
