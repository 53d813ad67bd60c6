import { messageProblems } from '../blocks/index.ts';
import { visibleChannel } from '../channels.ts';
import { emitFileShared } from '../events.ts';
import { fileWire } from '../files.ts';
import { recordsOf } from '../json.ts';
import { addMessage } from '../messages.ts';
import type { Simulation } from '../simulation.ts';
import { nowSeconds, type SlackFile } from '../state.ts';
import { type Arguments, textArgument } from './arguments.ts';
import { fine, type Method, refuse, refuseProblems } from './reply.ts';

const getUploadUrl: Method = ({ state }, values) => {
  const size = Number(values.length);
  if (size < 1) return refuse('file_upload_size_restricted');
  const name = textArgument(values, 'filename') ?? '';
  const file: SlackFile = {
    id: state.ids.next('F'),
    name,
    title: name,
    user: state.bot.userId,
    created: nowSeconds(state),
    size,
    content: undefined,
    secret: state.ids.secret(),
    channels: [],
  };
  state.files.set(file.id, file);
  return fine({ upload_url: `${state.server.url}/upload/v1/${file.secret}`, file_id: file.id });
};

const completeUpload: Method = (simulation, values) => {
  const { state } = simulation;
  const wanted = recordsOf(values.files);
  const uploaded = wanted.flatMap(({ id }) => state.files.get(String(id)) ?? []);
  const isThere = uploaded.every(({ content }) => content !== undefined);
  if (wanted.length === 0 || uploaded.length !== wanted.length || !isThere) return refuse('file_not_found');
  const target = textArgument(values, 'channel_id') ?? textArgument(values, 'channels');
  const channel = target === undefined ? undefined : visibleChannel(state, target);
  if (target !== undefined && !channel) return refuse('channel_not_found');
  if (channel && !channel.members.has(state.bot.userId)) return refuse('not_in_channel');
  if (channel?.archived) return refuse('is_archived');
  const problems = values.blocks === undefined ? [] : messageProblems(values.blocks);
  if (problems.length > 0) return refuseProblems('invalid_blocks', problems);
  const done = uploaded.map((file, index): SlackFile => {
    const title = textArgument(wanted[index] ?? {}, 'title') ?? file.title;
    return { ...file, title, channels: channel ? [channel.id] : [] };
  });
  for (const file of done) state.files.set(file.id, file);
  if (channel) share(simulation, { channel: channel.id, files: done, values });
  return fine({ files: done.map((file) => fileWire(state, file)) });
};

/** Puts uploaded files into a channel as one message; a comment makes Slack ignore the blocks. */
function share(
  simulation: Simulation,
  {
    channel,
    files: shared,
    values,
  }: { readonly channel: string; readonly files: readonly SlackFile[]; readonly values: Arguments },
): void {
  const { state } = simulation;
  const text = textArgument(values, 'initial_comment') ?? '';
  const user = state.bot.userId;
  addMessage(state, {
    channel,
    user,
    text,
    blocks: text === '' ? recordsOf(values.blocks) : [],
    files: shared.map(({ id }) => id),
    threadTs: textArgument(values, 'thread_ts'),
  });
  for (const { id } of shared) emitFileShared(simulation, { id, user, channel });
}

/** Uploading in three steps (the second is a POST to `upload_url`) and looking files up. */
export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': ({ state }, values) => {
    const file = state.files.get(textArgument(values, 'file') ?? '');
    return file?.content ? fine({ file: fileWire(state, file) }) : refuse('file_not_found');
  },
};
