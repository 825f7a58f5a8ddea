"""The key for signing: made once, kept from others, and replaced when it is damaged."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.x509 import Certificate, load_pem_x509_certificates
from cryptography.x509.oid import NameOID

from studio.core.error import ExportError
from studio.core.signing import SigningKey
from studio.store.certificates import is_sound, made_key
from studio.store.keys import Keys

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's folder from others")


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path / "home" / "keys")


def certificates(key: SigningKey) -> list[Certificate]:
    return load_pem_x509_certificates(key.chain.encode())


def test_it_is_made_once(keys: Keys) -> None:
    assert keys.known() is None
    key = keys.key()
    assert keys.key() == key
    assert keys.known() == key
    assert Keys(keys.path.parent).key() == key
    assert keys.notice == ""
    assert is_sound(key)


@POSIX
def test_nobody_else_can_read_it(keys: Keys) -> None:
    before = os.umask(0)
    try:
        keys.key()
    finally:
        os.umask(before)
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.path.parent.stat().st_mode) == 0o700


def test_it_is_not_shown(keys: Keys) -> None:
    key = keys.key()
    secret = key.private.splitlines()[1]
    assert secret in keys.path.read_text()
    assert secret not in repr(key) + str(key) + f"{[key]}"


def test_it_says_nothing_of_the_person_or_the_computer(keys: Keys) -> None:
    names = {
        str(attribute.value)
        for certificate in certificates(keys.key())
        for attribute in (*certificate.subject, *certificate.issuer)
        if attribute.oid != NameOID.COMMON_NAME
    }
    assert names == {"Atelier on this computer"}
    first, second = (certificates(made_key())[0] for _each in range(2))
    assert first.subject != second.subject
    assert first.not_valid_before_utc == second.not_valid_before_utc
    assert first.not_valid_after_utc.year == 2099


def test_it_signs_as_c2pa_asks(keys: Keys) -> None:
    signer, authority = certificates(keys.key())
    signer.verify_directly_issued_by(authority)
    public = signer.public_key()
    assert isinstance(public, EllipticCurvePublicKey)
    assert isinstance(public.curve, SECP256R1)
    assert signer.public_key() != authority.public_key()


def test_two_programs_at_once_make_one(keys: Keys) -> None:
    code = (
        "import sys; from pathlib import Path; from studio.store.keys import Keys\n"
        "print(Keys(Path(sys.argv[1])).key().chain)"
    )
    command = [sys.executable, "-c", code, str(keys.path.parent)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _each in range(3)]
    said = {process.communicate()[0] for process in running}
    assert len(said) == 1
    assert said.pop().decode().replace("\r", "").strip() == keys.key().chain.strip()


def test_many_threads_at_once_make_one(keys: Keys) -> None:
    found: list[SigningKey] = []
    threads = [threading.Thread(target=lambda: found.append(keys.key())) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert keys.notice == ""


def broken() -> list[bytes]:
    one, other = made_key(), made_key()
    return [
        b"",
        b"\xff\xfe",
        b"-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
        one.chain.encode(),
        (one.chain + other.private).encode(),
        (one.chain + one.private)[:-60].encode(),
        (one.chain.replace("M", "N", 3) + one.private).encode(),
        bytes(2**20),
    ]


@pytest.mark.parametrize("number", range(8))
def test_a_damaged_one_is_kept_aside_and_made_anew(keys: Keys, number: int) -> None:
    keys.path.parent.mkdir(parents=True)
    data = broken()[number]
    keys.path.write_bytes(data)
    assert keys.known() is None
    key = keys.key()
    assert is_sound(key)
    (aside,) = keys.path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == data
    assert aside.name in keys.notice
    again = Keys(keys.path.parent)
    assert again.key() == key
    assert again.notice == ""


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_one_that_cannot_be_read_is_kept_aside(keys: Keys) -> None:
    first = keys.key()
    keys.path.chmod(0)
    assert keys.key() != first
    assert keys.notice


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="cannot be kept") as caught:
        Keys(tmp_path / "file" / "keys").key()
    assert "without a signature" in caught.value.hint
    assert Keys(tmp_path / "file" / "keys").known() is None


def test_a_copy_with_windows_line_ends_is_good(keys: Keys) -> None:
    key = keys.key()
    keys.path.write_bytes(keys.path.read_bytes().replace(b"\n", b"\r\n"))
    assert keys.key() == key
