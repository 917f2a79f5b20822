"""Who we are to a source."""

from requests import PreparedRequest
from requests.auth import AuthBase

Auth = AuthBase


class BearerToken(AuthBase):
    """A bearer token, held in memory only and shown nowhere."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Sign `request`."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request
