"""Why mail cannot be sent or fetched: what is wrong and what to do, a sentence each."""

from gwreport.errors import MailFault

_NOTHING_SENT = "没有发出任何邮件"
_NOTHING_LOST = "没有收发任何邮件，已有内容不受影响"
_SETTINGS = "（命令：gwreport settings 选项=值）。"

MAIL_FAULTS: dict[MailFault, str] = {
    MailFault.NO_SERVER: "还没有设置发送邮件的服务器，"
    + _NOTHING_SENT
    + "。请先在设置的“邮件”里写好服务器和发件人地址（命令：gwreport settings mail_server=服务器 mail_from=地址），或者只写成邮件文件（命令：加 --out 文件夹）。",
    MailFault.NO_SENDER: "发件人地址“{server}”没有设置或者写得不对，"
    + _NOTHING_SENT
    + "。请先在设置的“邮件”里写好（命令：gwreport settings mail_from=地址）。",
    MailFault.NO_MAILBOX: "没有写从哪个邮箱收取。请写明，或先在设置的“邮件”里写好（命令：--mailbox imaps://用户名@服务器/文件夹，或 gwreport settings mailbox=邮箱）。",
    MailFault.PORT: "邮件服务器的端口“{server}”写法不对。请写 1 到 65535 之间的数" + _SETTINGS,
    MailFault.MAILBOX: "邮箱“{server}”写法不对。请写成“imaps://用户名@服务器/文件夹”的形式，用 STARTTLS 的写 imap://。",
    MailFault.PASSWORD_SHOWN: "邮箱的地址里写了密码，没有使用，也没有记下。请去掉密码，只写“imaps://用户名@服务器/文件夹”；密码写在环境变量里、存在系统的密钥环里，或者到时再输入。",
    MailFault.NO_PASSWORD: "登录“{server}”要密码，没有得到，"
    + _NOTHING_LOST
    + "。请写在环境变量 {detail} 里、存进系统的密钥环，或者在窗口、终端里输入。",
    MailFault.AUTHORITY: "证书文件“{detail}”不能用，没有连接“{server}”。请核对设置“mail_ca”，换成签发机构给的 PEM 文件。",
    MailFault.NOT_ISSUED: "没有向{server}下发过这一期的填报表，没有可发的。请先生成，再发送（命令：gwreport generate 填报期 --out 文件夹）。",
    MailFault.UNCONFIRMED: "这是要发出的邮件，还没有发送。请核对每个单位的地址，再确认发送（命令：加 --yes）。",
    MailFault.UNKNOWN_HOST: "找不到邮件服务器“{server}”，"
    + _NOTHING_LOST
    + "。请核对服务器的名称和本机的网络"
    + _SETTINGS,
    MailFault.NOT_THERE: "邮件服务器“{server}”的 {detail} 端口不接受连接，"
    + _NOTHING_LOST
    + "。请核对服务器的名称、端口和加密方式"
    + _SETTINGS,
    MailFault.SILENT: "邮件服务器“{server}”的 {detail} 端口一直没有回应，"
    + _NOTHING_LOST
    + "。请核对网络、端口和加密方式，再重试。",
    MailFault.UNREACHABLE: "连不上邮件服务器“{server}”{detail}，"
    + _NOTHING_LOST
    + "。请核对本机的网络，再重试。",
    MailFault.NO_TLS: "邮件服务器“{server}”在这个端口上没有加密{detail}，没有登录，"
    + _NOTHING_LOST
    + "。请核对端口和加密方式：TLS 一般用 465（收信 993），STARTTLS 用 587（收信 143）。",
    MailFault.CERTIFICATE: "邮件服务器“{server}”的证书{detail}，没有登录，"
    + _NOTHING_LOST
    + "。请核对服务器的名称；用本单位自己签发的证书的，请把签发机构的证书文件写进设置“mail_ca”。",
    MailFault.LOGIN: "邮件服务器“{server}”不接受用户名或密码{detail}，"
    + _NOTHING_LOST
    + "。请核对后重试；有的邮箱要先在网页上开通，改用它给的授权码。",
    MailFault.SENDER: "邮件服务器“{server}”不接受这个发件人{detail}，已停止发送。请核对设置里的发件人地址和登录名"
    + _SETTINGS,
    MailFault.REFUSED: "邮件服务器“{server}”没有答应{detail}，"
    + _NOTHING_LOST
    + "。请照它的话处理，或者与邮件管理员联系。",
    MailFault.BROKEN: "与邮件服务器“{server}”的连接断了，已经完成的都有记录。请核对网络，再运行一次：发过的不会重发，收过的不会重收。",
    MailFault.NO_FOLDER: "邮箱“{server}”里没有文件夹“{detail}”，"
    + _NOTHING_LOST
    + "。请核对文件夹的名称，收件箱写 INBOX。",
}
