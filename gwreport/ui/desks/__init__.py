"""What stands between the pages and the operations: asks the clerk, has it recorded, tells what came of it.

Many modules, because each is one desk, which a page has and nothing else knows.
"""
