/** A run of text. A plain string is shown exactly as it is; the renderers escape. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly code: string }
  | { readonly link: string; readonly url: string }
  /** Addresses a person so that the platform notifies them. */
  | { readonly mention: string; readonly userId: string };

/** A line or paragraph of runs. */
export type Line = readonly Span[];

/** A part of a message, top to bottom. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  /** Label and value pairs, as in the head of a letter. */
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly value: Line }[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  /** Small print. */
  | { readonly kind: 'note'; readonly line: Line }
  | { readonly kind: 'divider' };

/** A button: one that comes back to us as a press, or one that opens an address. */
export type Button =
  | { readonly text: string; readonly action: string; readonly style?: 'primary' | 'danger' }
  | { readonly text: string; readonly url: string };

/** A file that goes with a message. */
export interface OutgoingFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
}

/** A message in no platform's language. Renderers turn it into Telegram HTML or Slack blocks and split what is too long. */
export interface OutgoingMessage {
  /** One plain line for notifications and readers without blocks; never empty. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** Rows of buttons, under the last part when the message is split. */
  readonly buttons: readonly (readonly Button[])[];
  readonly files: readonly OutgoingFile[];
  /** Stays one message, because it is changed in place later: what is too long is shortened instead of split. */
  readonly isOneMessage?: boolean;
}

/** A field of a form (Slack modal). */
export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional: boolean;
  readonly initial?: string;
} & (
  | { readonly kind: 'text'; readonly multiline: boolean; readonly maxLength: number }
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly text: string }[];
    }
);

/** A form; on a platform without forms the command asks step by step instead. */
export interface Form {
  /** Comes back as the `action` of the filled form. */
  readonly action: string;
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly fields: readonly FormField[];
}
