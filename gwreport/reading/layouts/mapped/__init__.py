"""Tables of which a person has said what their columns and rows are (对应栏目)."""
