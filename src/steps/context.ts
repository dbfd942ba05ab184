import type { ReportContext, StepContext } from '../core/step';
import type { MlTasks } from '../ml/tasks';

export type { MlTasks };

/** What the engine lends a step, with the pool's tasks named. */
export type Ctx = StepContext<MlTasks>;
/** The same for a report. */
export type ReportCtx = ReportContext<MlTasks>;
