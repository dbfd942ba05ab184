import { askToKeep, standing } from '../store/persist';
import { remember, remembered } from './remember';

/** Asks the browser not to clear what is kept, once there is something, and with the reason. */
export class KeepOffer {
  /** Whether to ask, and what the browser said. */
  state: 'unasked' | 'ask' | 'promised' | 'refused' = $state('unasked');

  async offer(): Promise<void> {
    if (this.state !== 'unasked' || remembered('asked-to-keep') !== null) return;
    if ((await standing()) === 'may-clear') this.state = 'ask';
  }

  /** Some browsers ask the person in turn. */
  async keepForGood(): Promise<void> {
    this.state = (await askToKeep()) ? 'promised' : 'refused';
    remember('asked-to-keep', this.state);
  }

  notNow(): void {
    this.state = 'unasked';
    remember('asked-to-keep', 'no');
  }
}
