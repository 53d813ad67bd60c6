// In place of Prisma Studio (React), which its command asks for at each start and needs for `prisma studio` alone.
module.exports = {};
