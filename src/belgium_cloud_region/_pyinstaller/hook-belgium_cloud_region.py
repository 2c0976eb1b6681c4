"""Bring the data along, and what is imported only when it is needed."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

datas = collect_data_files("belgium_cloud_region") + copy_metadata("belgium-cloud-region")
hiddenimports = collect_submodules(
    "belgium_cloud_region", filter=lambda name: not name.endswith(("ext", "plugin", "_pyinstaller"))
)
