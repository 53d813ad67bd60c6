import { badRequest } from '../api-error.ts';
import { stringParam } from '../params.ts';
import type { MethodCall, MethodTable } from './method.ts';

const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

function getFile({ world, params }: MethodCall): unknown {
  const file = world.files.get(stringParam(params, 'file_id') ?? '');
  if (!file) throw badRequest('invalid file_id');
  if (file.content.length > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big');
  return {
    file_id: file.id,
    file_unique_id: `u-${file.id}`,
    file_size: file.content.length,
    file_path: file.path,
  };
}

export const fileMethods: MethodTable = { getFile };
