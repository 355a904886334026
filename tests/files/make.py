"""Makes the sample files of this folder with the programs that people use. All people and numbers are invented.

Needs LibreOffice, Chromium, qpdf, and from the Python index: reportlab python-docx openpyxl xlsxwriter python-pptx
odfpy fpdf2 weasyprint piexif pillow pikepdf msoffcrypto-tool. LaTeX and cairo are used where they are installed.
Run it in this folder; it writes only what is missing, since most programs write the time into a file.
"""

import email.policy
import gzip
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from email.message import EmailMessage

NAME, SSN, MAIL = "Mara Quill", "536-90-4399", "mara.quill@example.net"
LINES = [
    f"Case note about client {NAME}, born March 4, 1987.",
    f"Her Social Security number is {SSN}; she writes from {MAIL}.",
    "The office of affairs filed the first difficult waffle offer.",
]
ROWS = [["Student", "SSN", "Enrolled"], [NAME, SSN, "2016-09-01"], ["Oren Tadesse", "219-09-9939", "2017-02-03"]]


def wanted(name):
    return not os.path.exists(name)


def office(source, ending, folder="."):
    subprocess.run(["soffice", "--headless", "--convert-to", ending, "--outdir", folder, source],
                   check=True, capture_output=True)


def word():
    import docx
    from docx.shared import Inches
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = "Tomas Brandt"
    document.core_properties.title = f"Intake of {NAME}"
    document.add_heading("Intake", 1)
    for line in LINES:
        document.add_paragraph(line)
    # A number in several runs, as spelling checkers leave it.
    split = document.add_paragraph("Second number: ")
    for piece in ["219", "-09-", "9939"]:
        split.add_run(piece).bold = piece == "-09-"
    table = document.add_table(0, 3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    section = document.sections[0]
    section.header.paragraphs[0].text = "Header: Northfield Family Services"
    section.footer.paragraphs[0].text = "Footer: HSF-204518"
    document.add_comment(document.paragraphs[1].runs, text="Call her at (503) 555-0188.", author="Ilse Marrow")
    document.add_picture(picture(), width=Inches(0.3))
    document.save("python-docx.docx")


def tracked():
    """Tracked changes and a text box, which python-docx cannot make, written into its document."""
    source = zipfile.ZipFile("python-docx.docx")
    with zipfile.ZipFile("tracked.docx", "w", zipfile.ZIP_DEFLATED) as out:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/document.xml":
                change = (
                    '<w:p><w:r><w:t xml:space="preserve">The number is </w:t></w:r>'
                    '<w:del w:id="90" w:author="Ilse Marrow"><w:r><w:delText>907-44-1234</w:delText></w:r></w:del>'
                    '<w:ins w:id="91" w:author="Ilse Marrow"><w:r><w:t>withheld</w:t></w:r></w:ins></w:p>'
                    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                    '<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>Boxed: door code 7741</w:t></w:r></w:p>'
                    '</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:p><w:r><w:t>Boxed: door code 7741</w:t></w:r></w:p>'
                    '</mc:Fallback></mc:AlternateContent></w:r></w:p>')
                data = data.replace(b"<w:sectPr", change.encode() + b"<w:sectPr", 1)
            out.writestr(item, data)


def sheets():
    import datetime
    import openpyxl
    import xlsxwriter
    from openpyxl.comments import Comment
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Students"
    for row in ROWS:
        sheet.append(row)
    sheet["B2"] = 536904399
    sheet["B2"].number_format = "000-00-0000"
    sheet["C2"] = datetime.date(2016, 9, 1)
    sheet["E4"] = "far right"
    sheet["A2"].comment = Comment("Moved in with her aunt", "Ilse Marrow")
    hidden = book.create_sheet("Old list")
    hidden.sheet_state = "hidden"
    hidden.append(["hidden", "078-05-1120"])
    book.save("openpyxl.xlsx")
    book = xlsxwriter.Workbook("xlsxwriter.xlsx")
    sheet = book.add_worksheet("Benefits")
    date = book.add_format({"num_format": "d mmm yyyy"})
    phone = book.add_format({"num_format": "[<=9999999]###-####;(###) ###-####"})
    sheet.write_row(0, 0, ["Name", "Phone", "Since", "Share"])
    sheet.write_row(1, 0, [NAME])
    sheet.write_number(1, 1, 5035550188, phone)
    sheet.write_datetime(1, 2, datetime.datetime(2019, 5, 6), date)
    sheet.write_number(1, 3, 0.125, book.add_format({"num_format": "0.0%"}))
    sheet.write_rich_string(2, 0, "Oren ", book.add_format({"bold": True}), "Tadesse")
    sheet.set_header("&CConfidential: Northfield")
    book.close()


def slides():
    import pptx
    from pptx.util import Inches
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Case review"
    slide.placeholders[1].text = LINES[0]
    slide.notes_slide.notes_text_frame.text = f"Do not say that {NAME} lives in a shelter."
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Table"
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(1)).table
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    show.core_properties.author = show.core_properties.last_modified_by = "Tomas Brandt"
    show.save("python-pptx.pptx")


def from_office():
    with tempfile.TemporaryDirectory() as folder:
        for source, endings in [("python-docx.docx", ["odt", "rtf", "pdf", "doc", "docx", "fodt", "html"]),
                                ("openpyxl.xlsx", ["ods", "xls", "xlsx", "pdf"]),
                                ("python-pptx.pptx", ["odp", "pptx", "pdf"])]:
            for ending in endings:
                office(source, ending, folder)
                stem = source.split(".")[0]
                name = f"libreoffice-{source.rsplit('.')[-1]}.{ending}"
                if wanted(name):
                    shutil.copy(f"{folder}/{stem}.{ending}", name)


HTML = f"""<!doctype html><html><head><meta charset="utf-8"><title>Intake of {NAME}</title></head><body>
<h1>Intake</h1>{''.join(f'<p>{line}</p>' for line in LINES)}
<table border=1>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) + '</tr>' for row in ROWS)}</table>
<!-- caseworker: Ilse Marrow --><script>var person = {{"ssn": "219-09-9939"}}</script>
<a href="mailto:{MAIL}">write</a><p hidden>hidden words</p></body></html>"""


def web():
    open("page.html", "w").write(HTML)
    if wanted("chromium.pdf"):
        subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        "--print-to-pdf=chromium.pdf", "page.html"], check=True, capture_output=True)
    if wanted("weasyprint.pdf"):
        import weasyprint
        weasyprint.HTML(string=HTML).write_pdf("weasyprint.pdf")


def pdfs():
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen import canvas
    from reportlab.platypus import SimpleDocTemplate, Table, Paragraph
    from reportlab.lib.styles import getSampleStyleSheet
    if wanted("reportlab.pdf"):
        body = getSampleStyleSheet()["BodyText"]
        SimpleDocTemplate("reportlab.pdf", pagesize=letter, title=f"Intake of {NAME}", author="Tomas Brandt").build(
            [Paragraph(line, body) for line in LINES] + [Table(ROWS)])
    if wanted("form.pdf"):
        page = canvas.Canvas("form.pdf")
        page.drawString(72, 700, "SSN:")
        page.acroForm.textfield(name="ssn", tooltip="Social Security number", value=SSN, x=110, y=690, width=200)
        page.bookmarkPage("one")
        page.textAnnotation("Ask " + NAME, Rect=[100, 600, 120, 620])
        page.save()
    if wanted("scanned.pdf"):
        page = canvas.Canvas("scanned.pdf")
        from reportlab.lib.utils import ImageReader
        page.drawImage(ImageReader(picture()), 0, 0, 595, 842)
        page.showPage()
        page.drawString(72, 700, "The second page is text.")
        page.save()
    if wanted("columns.pdf"):
        page = canvas.Canvas("columns.pdf")
        for x, words in [(60, "left"), (320, "right")]:
            for n in range(50):
                page.drawString(x, 780 - 14 * n, f"The {words} column goes on in line {n}")
        page.save()
    if wanted("fpdf2.pdf"):
        import fpdf
        pdf = fpdf.FPDF()
        pdf.add_page()
        pdf.add_font("DejaVu", fname="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
        pdf.set_font("DejaVu", size=12)
        for line in LINES + ["Ñandú, señora Łukasz"]:
            pdf.multi_cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
        pdf.output("fpdf2.pdf")
    import pikepdf
    if wanted("encrypted.pdf"):
        with pikepdf.open("reportlab.pdf") as pdf:
            pdf.save("encrypted.pdf", encryption=pikepdf.Encryption(owner="owner", user="user", R=6))
        with pikepdf.open("reportlab.pdf") as pdf:
            pdf.save("owner-password.pdf", encryption=pikepdf.Encryption(owner="owner", user="", R=6))
        with pikepdf.open("reportlab.pdf") as pdf:
            pdf.attachments["inside.txt"] = f"attached: {SSN}".encode()
            pdf.save("object-streams.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    if wanted("latex.pdf") and shutil.which("pdflatex"):
        with tempfile.TemporaryDirectory() as folder:
            rows = r" \\ ".join(" & ".join(row) for row in ROWS)
            open(f"{folder}/latex.tex", "w").write(
                r"\documentclass{article}\usepackage{lmodern}\usepackage[T1]{fontenc}\begin{document}"
                + "\n\n".join(LINES) + "\n\n" + r"\begin{tabular}{lll}" + rows + r"\end{tabular}\end{document}")
            subprocess.run(["pdflatex", "latex.tex"], cwd=folder, check=True, capture_output=True)
            shutil.copy(f"{folder}/latex.pdf", "latex.pdf")
    if wanted("cairo.pdf"):
        try:
            import cairo
        except ImportError:
            return
        surface = cairo.PDFSurface("cairo.pdf", 595, 842)
        pen = cairo.Context(surface)
        pen.select_font_face("DejaVu Serif")
        pen.set_font_size(12)
        for n, line in enumerate(LINES):
            pen.move_to(50, 80 + 20 * n)
            pen.show_text(line)
        surface.finish()


def picture():
    from PIL import Image
    out = io.BytesIO()
    Image.new("RGB", (24, 24), (200, 180, 160)).save(out, "PNG")
    out.seek(0)
    return out


def pictures():
    import piexif
    from PIL import Image, PngImagePlugin
    place = {piexif.GPSIFD.GPSLatitudeRef: b"N", piexif.GPSIFD.GPSLatitude: ((45, 1), (31, 1), (1200, 100)),
             piexif.GPSIFD.GPSLongitudeRef: b"W", piexif.GPSIFD.GPSLongitude: ((122, 1), (40, 1), (3300, 100))}
    exif = piexif.dump({"0th": {piexif.ImageIFD.Artist: b"Tomas Brandt"}, "GPS": place})
    image = Image.new("RGB", (24, 24), (200, 180, 160))
    image.save("gps.jpg", exif=exif)
    image.save("plain.jpg")
    facts = PngImagePlugin.PngInfo()
    facts.add_text("Author", NAME)
    image.save("text.png", pnginfo=facts)


def mails():
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"], message["To"] = f"{NAME} <{MAIL}>", "Ilse Marrow <ilse@northfield.example>"
    message["Subject"], message["Date"] = "Unterlagen für José", "Mon, 05 Jan 2026 10:00:00 +0000"
    message.set_content(f"My number is {SSN}.\nJosé – see the sheet.\n", cte="quoted-printable")
    message.add_alternative(f"<p>My number is <b>{SSN}</b>.</p><p>José – see the sheet.</p>", subtype="html")
    message.add_attachment(open("openpyxl.xlsx", "rb").read(), maintype="application", subtype="octet-stream",
                           filename="students.xlsx")
    inner = EmailMessage(policy=email.policy.SMTP)
    inner["From"], inner["To"], inner["Subject"] = MAIL, MAIL, "Forwarded"
    inner.set_content("The forwarded words: 219-09-9939")
    message.add_attachment(inner)
    message.set_boundary("outer-1")
    list(message.iter_parts())[0].set_boundary("inner-1")
    data = message.as_bytes()
    open("mail.eml", "wb").write(data)
    unix = data.replace(b"\r\n", b"\n")
    stamp = b"From mara@example.net Mon Jan  5 10:00:00 2026\n"
    open("two.mbox", "wb").write(stamp + unix + b"\n" + stamp + b"From: a@example.org\nSubject: second\n\n078-05-1120\n")


def archives():
    day = (2026, 1, 5, 0, 0, 0)
    with zipfile.ZipFile("intake.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for name in ["python-docx.docx", "mail.eml", "plain.jpg"]:
            out.writestr(zipfile.ZipInfo(f"cases/{name}", day), open(name, "rb").read(), zipfile.ZIP_DEFLATED)
    with tarfile.open("notes.tar", "w", format=tarfile.PAX_FORMAT) as out:
        entry = tarfile.TarInfo("notes/" + "long-" * 30 + "name.txt")
        data = "\n".join(LINES).encode()
        entry.size = len(data)
        out.addfile(entry, io.BytesIO(data))
    open("notes.tar.gz", "wb").write(gzip.compress(open("notes.tar", "rb").read(), mtime=0))
    os.remove("notes.tar")
    if wanted("locked.docx"):
        import msoffcrypto
        from msoffcrypto.format.ooxml import OOXMLFile
        with open("python-docx.docx", "rb") as plain, open("locked.docx", "wb") as out:
            OOXMLFile(plain).encrypt("secret", out)
    # Python writes no encrypted archives, so the flag is set by hand; what follows would not open with any password.
    data = bytearray(open("intake.zip", "rb").read())
    for sign, at in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)]:
        data[data.find(sign) + at] |= 1
    open("encrypted.zip", "wb").write(data)


def texts():
    import csv
    with open("quoted.csv", "w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["Name", "SSN", "Note"])
        rows.writerow(["Quill, Mara", SSN, "first line\nsecond line"])
        rows.writerow(["Tadesse, Oren", "219-09-9939", 'says "hello"'])
    open("utf-16.txt", "wb").write(("\ufeff" + "\r\n".join(LINES)).encode("utf-16-le"))
    open("windows-1252.txt", "wb").write("José Ñíguez – “quoted”\r\n".encode("windows-1252"))
    open("card.vcf", "w", newline="").write(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{NAME}\r\nEMAIL:mara.qu\r\n ill@example.net\r\nEND:VCARD\r\n")


for make, makes in [(word, "python-docx.docx"), (tracked, "tracked.docx"), (sheets, "openpyxl.xlsx"),
                    (slides, "python-pptx.pptx"), (from_office, "libreoffice-docx.odt"), (web, "chromium.pdf"),
                    (pictures, "gps.jpg"), (mails, "mail.eml"), (archives, "intake.zip"), (texts, "quoted.csv")]:
    if wanted(makes):
        make()
pdfs()
