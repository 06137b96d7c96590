"""Why something could not be done, in the words of the screen: the readers and the library speak English."""

from __future__ import annotations

from pages.parts.texts import N_, _

# What a reason holds: what the screen says. The first that fits counts.
WORDS: tuple[tuple[str, str], ...] = (
    ("no library that was exported", N_("这不是从资料库导出的文件，或已损坏")),
    ("protected by a password", N_("有密码保护；请先另存为不带密码的文件")),
    ("character recognition", N_("是扫描件或文字无法识别的 PDF；请先做文字识别（OCR）")),
    ("install LibreOffice", N_("是旧格式（doc、wps）；本机装有 LibreOffice 时会自动转换，或请另存为 docx")),
    ("converted by LibreOffice", N_("用 LibreOffice 转换没有成功；文件可能已损坏或加密")),
    ("could not be read within", N_("读取用时过长，已停止；文件可能已损坏")),
    ("more memory", N_("读取时占用内存过多，已停止；文件可能已损坏")),
    ("made the reader fail", N_("读取失败；文件可能已损坏")),
    ("a ZIP bomb", N_("解压后过大，不予读取")),
    ("unpacks to more", N_("解压后过大，不予读取")),
    ("ZIP within ZIPs", N_("压缩包套了太多层")),
    ("out of the ZIP", N_("压缩包中的文件名指向包外，不予读取")),
    ("ZIP of too many files", N_("压缩包中的文件太多")),
    ("damaged ZIP", N_("文件已损坏或不完整")),
    ("ZIP", N_("这个压缩包里没有能读的报告")),
    ("is empty", N_("是空文件")),
    ("holds no text", N_("没有文字")),
    ("too many pages", N_("页数太多")),
    ("too large", N_("文件太大")),
    ("too much text", N_("文字太多")),
    ("nested too deeply", N_("文件结构嵌套过深，不予读取")),
    ("document type or entities", N_("含有不应出现的 XML 实体，不予读取")),
    ("no kind of document", N_("不是能读的文件类型")),
    ("no report", N_("不是报告（图片、程序等）")),
    ("no such document", N_("文件名与内容不符，可能已损坏")),
    ("deleted passages", N_("修订中已删除的文字没有读入")),
    ("is no text", N_("不是文字文件，或编码无法识别")),
    ("not plain text", N_("文件名与内容不符，不是文字文件")),
    ("damaged", N_("文件已损坏或不完整")),
    ("could not be extracted", N_("取数时出错，已跳过")),
    ("is no date", N_("日期请写成 2026、2026-01 或 2026-01-20。")),
    ("several numbers", N_("选中的文字里有不止一个数字，请只选一个")),
    ("in the table already", N_("这个数字已在表中")),
    ("a number has up to", N_("选中的文字太长，请只选数字和单位")),
    ("no text at this place", N_("没有选中文字")),
    ("changed meanwhile", N_("别人刚刚改过同一处；请看清现在的内容再改")),
    ("somebody else", N_("别人刚刚改过同一处；请看清现在的内容再改")),
    ("undone already", N_("这一处已经撤销过了")),
    ("holds no document", N_("资料库里已没有这份报告")),
    ("newer version", N_("资料库由更新版本的程序写成，请先升级本程序")),
    ("no such folder", N_("存放资料库的文件夹不存在")),
    ("must sign in", N_("登录后才能更正、核对和保存。")),
    ("locked", N_("资料库正被别人占用，请稍后再试")),
)


def in_words(reason: str) -> str:
    """A reason in the language in use; one the screen has no words for comes as it is.

    >>> in_words("is empty")
    '是空文件'
    """
    return next((_(words) for part, words in WORDS if part in reason), reason)
