"""Workbooks made by hand, as ZIP files of XML, so that tests can write what no office
program would."""
import zipfile

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'


def parts(sheets, strings=(), formats=(), date1904=False):
    """The parts of a workbook. sheets: {name: (rows, what follows them)} as XML; strings: the
    contents of <si>; formats: the number formats of cell styles 0, 1, …"""
    names = list(sheets)
    custom = ''.join(f'<numFmt numFmtId="{170 + i}" formatCode="{code}"/>'
                     for i, code in enumerate(formats) if isinstance(code, str))
    styles = ''.join(f'<xf numFmtId="{170 + i if isinstance(code, str) else code}"/>'
                     for i, code in enumerate(formats))
    epoch = '<workbookPr date1904="1"/>' if date1904 else ''
    files = {
        '[Content_Types].xml': f'<Types xmlns="{PACKAGE}/content-types"/>',
        '_rels/.rels': f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
                       f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{epoch}<sheets>' + ''.join(
            f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(names, 1))
            + '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{PACKAGE}/relationships">' + ''.join(
            f'<Relationship Id="r{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i, _ in enumerate(names, 1)) +
            f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
            f'<Relationship Id="t" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        'xl/sharedStrings.xml': f'<sst xmlns="{MAIN}">' +
            ''.join(f'<si>{s}</si>' for s in strings) + '</sst>',
        'xl/styles.xml': f'<styleSheet xmlns="{MAIN}"><numFmts>{custom}</numFmts>'
                         f'<cellXfs>{styles}</cellXfs></styleSheet>',
    }
    for i, content in enumerate(sheets.values(), 1):
        rows, rest = content if isinstance(content, tuple) else (content, '')
        files[f'xl/worksheets/sheet{i}.xml'] = \
            f'<worksheet xmlns="{MAIN}">{rest if rest.startswith("<cols") else ""}' \
            f'<sheetData>{rows}</sheetData>{"" if rest.startswith("<cols") else rest}</worksheet>'
    return files


def write(path, files):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)


def book(path, sheets, **more):
    write(path, parts(sheets, **more))


def rows(table):
    """A list of lists as rows: numbers, text as inline strings, None, or a cell's inner XML."""
    out = ''
    for r, cells in enumerate(table, 1):
        out += f'<row r="{r}">'
        for c, cell in enumerate(cells):
            name = f'{chr(65 + c)}{r}'
            if isinstance(cell, str) and cell.startswith('<'):
                out += cell.replace('<c', f'<c r="{name}"', 1)
            elif isinstance(cell, str):
                text = cell.replace('&', '&amp;').replace('<', '&lt;')
                out += f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'
            elif cell is not None:
                out += f'<c r="{name}"><v>{cell}</v></c>'
        out += '</row>'
    return out
