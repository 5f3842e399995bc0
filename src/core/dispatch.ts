/** Which rule decides which command. */
import {
  adjustBalance,
  closeSubsidy,
  decideWithdrawal,
  declareDividend,
  importDebt,
  openSubsidy,
  requestWithdrawal,
} from './accounts.ts';
import type { AnyDecoded } from './command.ts';
import { holdOrder, placeOrder, refundOrder, settleOrder } from './orders.ts';
import {
  appointAgent,
  bindReferrer,
  changePlan,
  dismissAgent,
  freezeMember,
  registerMerchant,
  setRank,
  setWeight,
} from './people.ts';
import {
  closeConversion,
  convertPoints,
  forfeitPoints,
  injectFunds,
  openConversion,
  redeemPoints,
  windUp,
} from './points.ts';
import type { Programme } from './programme.ts';
import type { Decision } from './receipt.ts';

/** Decides a decoded command by its rule and does it, or gives the refusal and does nothing. */
export function dispatch(programme: Programme, command: AnyDecoded): Decision {
  switch (command.type) {
    case 'PlaceOrder':
      return placeOrder(programme, command);
    case 'SettleOrder':
      return settleOrder(programme, command);
    case 'RedeemPoints':
      return redeemPoints(programme, command);
    case 'RefundOrder':
      return refundOrder(programme, command);
    case 'HoldOrder':
    case 'ReleaseOrder':
      return holdOrder(programme, command);
    case 'RegisterMerchant':
      return registerMerchant(programme, command);
    case 'BindReferrer':
      return bindReferrer(programme, command);
    case 'SetRank':
      return setRank(programme, command);
    case 'AppointAgent':
      return appointAgent(programme, command);
    case 'DismissAgent':
      return dismissAgent(programme, command);
    case 'ForfeitPoints':
      return forfeitPoints(programme, command);
    case 'InjectFunds':
      return injectFunds(programme, command);
    case 'RequestWithdrawal':
      return requestWithdrawal(programme, command);
    case 'ApproveWithdrawal':
    case 'RejectWithdrawal':
    case 'CompleteWithdrawal':
    case 'FailWithdrawal':
      return decideWithdrawal(programme, command);
    case 'FreezeMember':
    case 'UnfreezeMember':
      return freezeMember(programme, command);
    case 'AdjustBalance':
      return adjustBalance(programme, command);
    case 'SetWeight':
      return setWeight(programme, command);
    case 'DeclareDividend':
      return declareDividend(programme, command);
    case 'OpenSubsidy':
      return openSubsidy(programme, command);
    case 'CloseSubsidy':
      return closeSubsidy(programme, command);
    case 'ImportDebt':
      return importDebt(programme, command);
    case 'OpenConversion':
      return openConversion(programme, command);
    case 'CloseConversion':
      return closeConversion(programme, command);
    case 'ConvertPoints':
      return convertPoints(programme, command);
    case 'ChangePlan':
      return changePlan(programme, command);
    case 'WindUp':
      return windUp(programme);
  }
}
