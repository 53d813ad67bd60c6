// In place of Prisma's local databases (pglite), which its command asks for at each start and needs for `prisma dev` alone.
module.exports = {};
