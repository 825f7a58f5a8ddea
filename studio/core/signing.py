"""What an export is signed with."""

import msgspec


class SigningKey(msgspec.Struct, frozen=True):
    """An ES256 key with its certificates, all as PEM.

    `chain` holds the certificate that signs and then the authority that vouches for it, both made
    on this computer; `private` is PKCS #8, not encrypted, and must not be shown or logged.
    """

    chain: str
    private: str

    def __repr__(self) -> str:
        return "SigningKey(...)"
