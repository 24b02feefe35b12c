-- What somebody logged in with, base64, own certificate first: judged again with every refresh. Sessions from before have
-- none, and end with their access token.
alter table sessions add column chain text[] not null default '{}';
