"""Mail: workbooks that go out to the units' addresses, and returns that lie in a mailbox."""
