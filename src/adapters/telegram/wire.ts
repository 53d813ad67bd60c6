// The fields of the Bot API that the adapter reads, all as uncertain as they are: telegraf's own types know
// neither newer updates nor that a message behind an old button may be missing.

export interface WireUser {
  readonly id: number;
  readonly is_bot?: boolean;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
}

export interface WireChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
}

/** Offset and length in UTF-16 units. */
export interface WireEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly user?: WireUser;
}

/** A file of any sort; pictures, voices and round videos carry no name. */
export interface WireFile {
  readonly file_id: string;
  readonly file_name?: string;
  readonly file_size?: number;
}

/** Where a forwarded or quoted message comes from; only those of channels say where it stands. */
export interface WireOrigin {
  readonly type: string;
  readonly chat?: WireChat;
  readonly message_id?: number;
}

/** A message of another chat that is replied to; chat and number only where that is a supergroup or a channel. */
export interface WireExternalReply {
  readonly origin: WireOrigin;
  readonly chat?: WireChat;
  readonly message_id?: number;
}

export interface WireMessage {
  readonly message_id: number;
  /** Seconds of Telegram's clock. */
  readonly date?: number;
  readonly edit_date?: number;
  readonly media_group_id?: string;
  /** Where a forwarded message comes from; servers before Bot API 7.0 say it by the fields below. */
  readonly forward_origin?: WireOrigin;
  readonly forward_date?: number;
  readonly forward_from?: unknown;
  readonly forward_from_chat?: unknown;
  readonly forward_sender_name?: string;
  readonly chat: WireChat;
  readonly message_thread_id?: number;
  readonly is_topic_message?: boolean;
  readonly from?: WireUser;
  readonly sender_chat?: WireChat;
  readonly is_automatic_forward?: boolean;
  readonly reply_to_message?: WireMessage;
  readonly external_reply?: WireExternalReply;
  /** The part of the message that is replied to which was marked. */
  readonly quote?: { readonly text: string };
  readonly text?: string;
  readonly entities?: readonly WireEntity[];
  readonly caption?: string;
  readonly caption_entities?: readonly WireEntity[];
  readonly document?: WireFile;
  /** A moving picture; Telegram repeats it as a document. */
  readonly animation?: WireFile;
  /** One picture in several sizes, the largest last. */
  readonly photo?: readonly WireFile[];
  readonly sticker?: unknown;
  readonly voice?: WireFile;
  readonly audio?: WireFile;
  readonly video?: WireFile;
  readonly video_note?: WireFile;
  readonly location?: unknown;
  readonly venue?: unknown;
  readonly contact?: unknown;
  readonly poll?: unknown;
  readonly dice?: unknown;
  readonly story?: unknown;
  readonly migrate_to_chat_id?: number;
  readonly forum_topic_reopened?: unknown;
}

export interface WireCallbackQuery {
  readonly id: string;
  readonly from: WireUser;
  readonly message?: WireMessage;
  readonly data?: string;
}

export interface WireMember {
  readonly status: string;
  readonly is_member?: boolean;
  readonly can_send_messages?: boolean;
  readonly can_post_messages?: boolean;
}

export interface WireMemberChange {
  readonly chat: WireChat;
  readonly from: WireUser;
  readonly old_chat_member: WireMember;
  readonly new_chat_member: WireMember;
}

export interface WireUpdate {
  readonly update_id: number;
  readonly message?: WireMessage;
  readonly edited_message?: WireMessage;
  readonly channel_post?: WireMessage;
  readonly callback_query?: WireCallbackQuery;
  readonly my_chat_member?: WireMemberChange;
}

/** Exactly the updates that `receive` understands; Telegram keeps all others to itself. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'my_chat_member',
] as const;
