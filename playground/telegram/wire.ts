/** Objects as the Bot API sends them (the fields this simulator fills). Field names are the API's own. */

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export type ChatType = 'private' | 'group' | 'supergroup' | 'channel';

export interface Chat {
  readonly id: number;
  readonly type: ChatType;
  readonly title?: string;
  readonly username?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly is_forum?: true;
}

/** Offsets and lengths count UTF-16 code units. */
export interface MessageEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: User;
  readonly language?: string;
  readonly custom_emoji_id?: string;
  readonly unix_time?: number;
  readonly date_time_format?: string;
}

export interface InlineKeyboardButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly [other: string]: unknown;
}

export interface InlineKeyboardMarkup {
  readonly inline_keyboard: readonly (readonly InlineKeyboardButton[])[];
}

export interface Document {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly file_size: number;
}

export interface PhotoSize {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly width: number;
  readonly height: number;
  readonly file_size: number;
}

/** What a message says; everything but its place, sender and time. */
export interface MessageContent {
  readonly text?: string;
  readonly entities?: readonly MessageEntity[];
  readonly caption?: string;
  readonly caption_entities?: readonly MessageEntity[];
  readonly document?: Document;
  readonly photo?: readonly PhotoSize[];
  /** Of recordings and films this simulator knows no more than that they are there. */
  readonly video?: unknown;
  readonly audio?: unknown;
  readonly voice?: unknown;
  readonly animation?: unknown;
  readonly media_group_id?: string;
  /** Where forwarded words come from; servers before Bot API 7.0 say it by the fields after it. */
  readonly forward_origin?: {
    readonly type: string;
    readonly date: number;
    readonly [other: string]: unknown;
  };
  readonly external_reply?: { readonly origin: unknown; readonly chat?: Chat; readonly message_id?: number };
  readonly quote?: { readonly text: string; readonly position: number; readonly is_manual?: true };
  readonly forward_date?: number;
  readonly forward_from?: User;
  readonly forward_from_chat?: Chat;
  readonly forward_sender_name?: string;
  readonly reply_markup?: InlineKeyboardMarkup;
  readonly new_chat_members?: readonly User[];
  readonly left_chat_member?: User;
  readonly group_chat_created?: true;
  readonly supergroup_chat_created?: true;
  readonly channel_chat_created?: true;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
  readonly pinned_message?: Message;
  readonly forum_topic_closed?: Record<string, never>;
  readonly forum_topic_reopened?: Record<string, never>;
  readonly forum_topic_created?: { readonly name: string; readonly icon_color: number };
}

export interface Message extends MessageContent {
  readonly message_id: number;
  readonly date: number;
  readonly chat: Chat;
  readonly from?: User;
  readonly sender_chat?: Chat;
  readonly author_signature?: string;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly reply_to_message?: Message;
  readonly edit_date?: number;
}

/** An update as the bot gets it: its id and one field named after its type. */
export interface Update {
  readonly update_id: number;
  readonly [type: string]: unknown;
}

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}
