import type { JsonRecord } from './json.ts';
import type { SlackFile, SlackState } from './state.ts';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ics: 'text/calendar',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** MIME type by the file's name. */
export function mimeType(name: string): string {
  return TYPES[extension(name)] ?? 'application/octet-stream';
}

/** The file as events and answers carry it. */
export function fileWire(state: SlackState, file: SlackFile): JsonRecord {
  const url = `${state.server.url}/files-pri/${state.team.id}-${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: mimeType(file.name),
    filetype: extension(file.name) || 'binary',
    user: file.user,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    url_private: url,
    url_private_download: url.replace('/files-pri/', '/files-pri/download/'),
    permalink: `https://${state.team.domain}.slack.com/files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`,
    channels: file.channels,
  };
}

function extension(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
