"""At the foot of the navigation: which version this is, and all that is known of it when pressed."""

from gwreport.ui.messages import Messages
from gwreport.ui.widgets.frame.navigation import Navigation


def add_about(navigation: Navigation, messages: Messages) -> None:
    """Add the line; pressed, it tells the version, the build and the form of workspaces."""

    def tell() -> None:
        # What makes sentences is loaded when one is wanted.
        from gwreport.ui.operations.sentences import program_lines

        messages.tell("关于本程序", "\n".join(("政府工作报告填报汇总", *program_lines())))

    navigation.add_about("关于本程序", tell)
