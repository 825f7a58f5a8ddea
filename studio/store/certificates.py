"""The certificates that C2PA asks of whoever signs.

They tell nothing of the person or the computer: a random number stands for both, and the dates are
the same everywhere. No one vouches for them but the authority made along with them, whose own key
is forgotten as soon as it has signed.
"""

import datetime
import secrets
from typing import TYPE_CHECKING

from studio.core.signing import SigningKey

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

ORGANISATION = "Atelier on this computer"

_BEGIN = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
_END = datetime.datetime(2099, 12, 31, tzinfo=datetime.UTC)
"""Wide, because there is no time stamp: a signature is judged by the day it is looked at."""


def made_key() -> SigningKey:
    """A new ES256 key (NIST P-256, SHA-256) with its certificate and the one of its authority."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _each in range(2))
    number = secrets.token_hex(4)
    issuer = _name(f"Atelier authority {number}")
    authority = _authority(issuer, authority_key.public_key())
    signer = _signer(issuer, _name(f"Atelier {number}"), key.public_key()).add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()),
        critical=False,
    )
    chain = "".join(
        each.sign(authority_key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()
        for each in (signer, authority)
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return SigningKey(chain, private.decode())


def is_sound(key: SigningKey) -> bool:
    """Whether its parts can be read and belong together."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from cryptography.x509 import load_pem_x509_certificates

    try:
        signer, authority = load_pem_x509_certificates(key.chain.encode())
        private = load_pem_private_key(key.private.encode(), None)
        signer.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return signer.public_key() == private.public_key()


def _authority(name: "x509.Name", public: "EllipticCurvePublicKey") -> "x509.CertificateBuilder":
    from cryptography import x509

    return (
        _begun(name, name, public)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(authority=True), critical=True)
    )


def _signer(
    issuer: "x509.Name", name: "x509.Name", public: "EllipticCurvePublicKey"
) -> "x509.CertificateBuilder":
    from cryptography import x509
    from cryptography.x509.oid import ExtendedKeyUsageOID

    return (
        _begun(issuer, name, public)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
    )


def _begun(
    issuer: "x509.Name", name: "x509.Name", public: "EllipticCurvePublicKey"
) -> "x509.CertificateBuilder":
    from cryptography import x509

    return (
        x509.CertificateBuilder()
        .issuer_name(issuer)
        .subject_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGIN)
        .not_valid_after(_END)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _name(common: str) -> "x509.Name":
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _usage(authority: bool) -> "x509.KeyUsage":
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
