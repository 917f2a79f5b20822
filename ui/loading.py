"""One import at a time: where modules import each other, a second thread may else be given one that is half loaded.

Python gives way rather than let two threads wait for each other for ever; a library that loads its parts on use
(pydantic does) then fails, once in many starts.
"""

from threading import RLock

LOADING = RLock()
