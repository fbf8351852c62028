"""What was written in the window and is not stored yet: kept from the first key on, on disk soon.

`draft` says what a draft is, `draft_files` how drafts stand on disk, `keeper` holds those of the open
window, `fields` reads and fills the widgets in which people write.
"""
