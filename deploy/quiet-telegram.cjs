// A Telegram that has nothing to say, for the scripts that try what is shipped: node deploy/quiet-telegram.cjs PORT [HOST]
const { createServer } = require('node:http');

const BOT = { id: 1, is_bot: true, first_name: 'x', username: 'x_bot' };
const MAY_ALL = {
  can_send_messages: true,
  can_post_messages: true,
  can_pin_messages: true,
  can_edit_messages: true,
};
const KNOWN = {
  getMe: BOT,
  getChatMember: { user: BOT, status: 'administrator', ...MAY_ALL },
  getUpdates: [],
  getWebhookInfo: { url: '', has_custom_certificate: false, pending_update_count: 0 },
};
const POLL_MS = 1_000;

createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const method = request.url.split('/').pop().split('?')[0];
    const answer = JSON.stringify({ ok: true, result: KNOWN[method] ?? true });
    setTimeout(() => response.end(answer), method === 'getUpdates' ? POLL_MS : 0);
  });
}).listen(Number(process.argv[2]), process.argv[3] ?? '127.0.0.1');
