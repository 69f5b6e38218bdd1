"""What the page says when something does not go as it should. Nothing a resident wrote is lost by any of it."""

EMPTY = "Write something first, then send it."
TOO_LONG = "That is too long to send in one go. Please send it in two or more parts."
TOO_FAST = "You are sending very fast, so this one has not gone yet. Wait a minute, then send it again."
TOO_MANY_CHATS = "Many chats have been opened from where you are. Please wait a minute, then load this page again."
NOT_OURS = "That did not come from this page, so nothing was sent. Please open the chat again."
AWAY = "Sorry, we cannot save messages just now. What you wrote is still in the box: please send it again in a minute."
AWAY_DANGER = (
    "Sorry, we cannot save messages just now. If someone is in danger ring 999 (cannot speak: 999 then 55). "
    "To talk any time, free: Samaritans 116 123 or text SHOUT to 85258. Please send what you wrote again in a minute."
)
CANNOT_READ = "Sorry, we cannot show your chat just now. What you sent is safe. Please try again in a minute."
CLOSED = (
    "The chat that was open here has closed, because nobody used it for half an hour. That keeps it private. "
    "What you wrote is with us. You can start again below."
)
NO_COOKIES = (
    "We have what you wrote. This browser does not keep cookies, so it cannot show you our answer. "
    "Please ring or text us, or let this site keep a cookie."
)
WRONG_CODE = "That code did not work. Codes last 15 minutes and work once. Please look at it again, or get a new one."
EXPIRED_HERE = "This chat has closed. Please load the page again."
