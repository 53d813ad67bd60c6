import type { Command } from 'commander';
import type { TypedTopic } from '../../features/library/topics/topics.rules.ts';
import { importTopics } from '../../features/library/topics/topics.service.ts';
import type { TopicReason } from '../../features/library/topics/topics-file.rules.ts';
import type { CliContext } from '../context.ts';
import type { Sentences } from './describe-record.ts';
import { importListCommand } from './import-list.ts';

/** `import-topics FILE`: the topics of the library. */
export function importTopicsCommand(context: CliContext): Command {
  return importListCommand<TypedTopic, TopicReason>(context, {
    name: 'import-topics',
    description: 'take over topics of the library from a CSV file',
    file: 'CSV with the columns topik,kata; topics that it does not name stay',
    action: 'pustaka topik impor',
    sentences: SENTENCES,
    lineOf: ({ name, words = [] }) => [name, ...words].join(', '),
    take: (db, { forum, ...file }) => importTopics(db, { ...file, forumId: forum.id }),
  });
}

const SENTENCES: Sentences<TopicReason> = {
  'no-topics': () => 'the file has no topics',
  'no-name': () => 'topik is empty',
  'long-name': (value) => `topik has more than ${value} characters`,
  'bad-words': (value) =>
    `kata has more than ${value.split('/')[0]} words, or one of more than ${value.split('/')[1]} characters`,
  repeated: (value) => `topik "${value}" stands in an earlier line already`,
  'too-many': (value) => `a forum has at most ${value} topics`,
};
