import type { SignatureMark, WorkflowEntryKey, WorkflowParty, WorkflowSource } from '../../../api/index.ts';

export interface WorkflowSourceUnderTest {
  /** The source's entry in the manifest; its `id` may be there. */
  readonly data: unknown;
  /** A place with three companies and no contracts. Started once; the suite tells its contracts from each other by name. */
  start(): Promise<WorkflowPlace>;
  /** Milliseconds for one test. Default 20 000. */
  readonly timeout?: number;
}

/** Where the contracts of three companies are, and how each of them gets there. */
export interface WorkflowPlace {
  readonly parties: readonly [WorkflowParty, WorkflowParty, WorkflowParty];
  /** A new client of a company; where users enter with keys, nobody is in yet. */
  connect(party: number): Promise<WorkflowSource>;
  /** The company's key; wanted where the manifest says `entry: 'key'`. */
  key?(party: number): WorkflowEntryKey;
  /** A key that nobody knows there. */
  strangerKey?(): WorkflowEntryKey;
  /** A file that can be signed, another one each time. Default: bytes of no kind. */
  contract?(): Promise<Uint8Array>;
  /** The file with one signature more, of this company. Default: a line at the end. */
  sign?(
    party: number,
    bytes: Uint8Array,
  ): Promise<{ readonly bytes: Uint8Array; readonly marks: readonly SignatureMark[] }>;
  /** Whether an upload that stopped goes on where it was, without its first bytes being sent again. */
  readonly resumes?: boolean;
  /** Lets the place's clock pass this moment; without it deadlines are not tried. */
  passTime?(moment: Date): Promise<void>;
  /** Makes the place unreachable for all; the function that it gives mends it. Without it that is not tried. */
  cut?(): Promise<() => Promise<void>>;
  dispose(): Promise<void>;
}
