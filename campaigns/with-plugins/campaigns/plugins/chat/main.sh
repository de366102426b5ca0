#!/bin/sh
# chat.room: posts a line about every plan and apply to the webhook in CHAT_WEBHOOK; says nothing
# without one. A message a line on stdin, its answer a line on stdout.

# The text of a member of this line: enough for names, digests and numbers.
member() {
  printf '%s\n' "$line" | sed -n "s/.*\"$1\":\"\{0,1\}\([A-Za-z0-9._-]*\).*/\1/p"
}

post() {
  [ -n "$CHAT_WEBHOOK" ] || { echo '{"ok":{}}'; return; }
  counts=$(printf '%s\n' "$line" | sed -n 's/.*"counts":{\([^}]*\)}.*/\1/p' | tr -d '"' | sed 's/,/, /g')
  text="$(member campaign) $(member event): $counts"
  if curl -fsS -m 10 -H 'Content-Type: application/json' -d "{\"text\":\"$text\"}" \
    "$CHAT_WEBHOOK" >/dev/null
  then
    printf '{"ok":{"message":"told the room: %s"}}' "$text"
  else
    echo '{"error":{"code":5,"message":"the webhook did not take it"}}'
  fi
}

while IFS= read -r line; do
  id=$(member id)
  case $(member method) in
    initialize)
      case $line in
        *'"protocolVersions":[1'*) result='"result":{"protocolVersion":1,"plugin":{"name":"chat","version":"1.0.0"},"provides":{"reporters":["room"]}}' ;;
        *) result='"error":{"code":1,"message":"this plugin speaks protocol 1"}' ;;
      esac ;;
    call)
      case $(member name) in
        room) result="\"result\":{\"results\":[$(post)]}" ;;
        *) result='"result":{"results":[{"error":{"code":2,"message":"there is no such reporter"}}]}' ;;
      esac ;;
    *) result='"result":{}' ;;
  esac
  printf '{"jsonrpc":"2.0","id":%s,%s}\n' "$id" "$result"
  [ "$(member method)" != shutdown ] || break
done
