"""The file of a workspace: connection, schema, migrations, and the types of its columns."""
