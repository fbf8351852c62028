"""What stands between the pages and the operations: asks the clerk, has it recorded, tells what came of it."""
