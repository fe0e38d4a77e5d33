"""A certificate for this machine, signed by itself."""

import shutil
import subprocess
from pathlib import Path

AVAILABLE = shutil.which("openssl") is not None


def certificate_in(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1, and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    made = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout {key} -out {certificate}"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*made.split(), *subject], check=True, capture_output=True)
    return certificate, key
