import type { Message } from '../../core/message';
import { say } from '../../core/message';
import { sayCell } from '../../charts/cells';
import type { Speech } from '../../charts/cells';
import { partsOfWhole, type ProfileReport, type Rule, type SegmentProfile, type ShownTrait } from '../../steps/profile/meta';

/** A yes/no column has no spelling of its own. */
const YES = 'explain.value.yes';

/** "4,210 against 1,200", "North: 62 % against 25 %". */
export function traitValue({ level, format, inSegment, everyone }: ShownTrait, speech: Speech): string {
  if (level !== null) {
    const [own, all] = [speech.words.share(inSegment), speech.words.share(everyone)];
    return level === 'true'
      ? speech.tell(say('segment.level', { level: speech.tell(say(YES)), own, all }))
      : speech.tell(say('segment.level', { level, own, all }));
  }
  // An average of whole numbers is seldom whole.
  const as = format === 'integer' ? 'number' : format;
  const [own, all] = [sayCell(inSegment, as, speech), sayCell(everyone, as, speech)];
  return speech.tell(say('segment.against', { own, all }));
}

export function traitSurety({ level, low, high }: ShownTrait): Message {
  const [from, to] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low];
  return say(level === null ? 'segment.sure' : 'segment.sure.level', { low: from, high: to });
}

export function ruleJudged({ coverage, wrong, others }: Rule): Message {
  return say('profile.rule.judged', { coverage: coverage.share, wrong, others });
}

export function ruleDetail({ coverage, precision, members, others }: Rule): Message {
  return say('profile.rule.detail', {
    rows: members + others,
    coverLow: coverage.low,
    coverHigh: coverage.high,
    right: precision.share,
    rightLow: precision.low,
    rightHigh: precision.high,
  });
}

/** What a group brings, or why that is not told; null where there is no money, or nothing of the group is told. */
export function moneySaid({ moneyColumn, least, segments }: ProfileReport, { money, small }: SegmentProfile): Message | null {
  if (moneyColumn === null || small) return null;
  if (!money) return say('profile-panel.money-few', { least });
  const { total, mean, share } = money;
  return share === null || !partsOfWhole(segments)
    ? say('profile-panel.money', { total, mean })
    : say('profile-panel.money-share', { total, mean, share });
}
