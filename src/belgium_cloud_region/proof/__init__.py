"""
Proof: whether the sources still say what they are cited for.

Copies of the sources are held against the receipts of the references. Nothing
here opens a connection: copies are files, clones of repositories, or what a
function of the caller's brings.
"""

from belgium_cloud_region.proof.verification import Verdict, Verification, verify

__all__ = ["Verdict", "Verification", "verify"]
