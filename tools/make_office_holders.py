#!/usr/bin/env python3
"""Writes knowledge/actors/holders.know out of a table of office-holders.

  make_office_holders.py OFFICE-HOLDERS.tsv > knowledge/actors/holders.know

The table has the columns jurisdiction, office, person, wikidata, gender, born, from, to, to_basis (Wikidata through
Peppercat, CC0). Same table in, same file out. Kept are the posts of states, of recognised bodies, and the heads of
provinces and federal states. An end that was only "last-seen" is written as about that day ("~"): the source stopped
listing the holder then.
"""
import csv
import datetime
import re
import sys

# Where the table's name of a jurisdiction is no name in states.know.
JURISDICTIONS = {
    'Abkhazia': 'GEO', 'South Ossetia': 'GEO', 'Transnistria': 'MDA', 'Donetsk': 'UKR', 'Luhansk': 'UKR', 'Artsakh': 'AZE',
    'Somaliland': 'SOM', 'Northern Cyprus': 'CYP', 'European Union': 'EU', 'Scotland': 'GBR', 'Wales': 'GBR',
    'Northern Ireland': 'GBR', 'Greenland': 'GRL', 'Faroe Islands': 'FRO', 'Hong Kong': 'HKG', 'Ivory Coast': 'CIV',
    'Bahamas': 'BHS', 'Gambia': 'GMB', 'Congo-Kinshasa': 'COD', 'Congo-Brazzaville': 'COG', 'Cabo Verde': 'CPV',
    'Palestine': 'PSE', 'Federated States of Micronesia': 'FSM', 'Jersey': 'JEY', 'Isle of Man': 'IMN', 'Gibraltar': 'GIB',
    'Bermuda': 'BMU', 'Cayman Islands': 'CYM', 'British Virgin Islands': 'VGB', 'Turks and Caicos Islands': 'TCA',
    'Montserrat': 'MSR', 'Anguilla': 'AIA', 'Cook Islands': 'COK', 'Niue': 'NIU', 'Aruba': 'ABW', 'Sint Maarten': 'SXM',
    'Curaçao': 'CUW', 'Åland': 'ALA', 'Guam': 'GUM', 'Puerto Rico': 'PRI', 'Saint Kitts and Nevis': 'KNA',
    'Saint Vincent and the Grenadines': 'VCT', 'Saint Lucia': 'LCA',
}
# Parts of states: only their heads are kept, under the state.
PARTS = {
    'AUS': 'Victoria|Queensland|Tasmania|New South Wales|Western Australia|South Australia|Northern Territory|'
           'Australian Capital Territory',
    'CAN': 'Ontario|Manitoba|British Columbia|New Brunswick|Quebec|Northwest Territories|Yukon|Nova Scotia|Saskatchewan|'
           'Prince Edward Island|Newfoundland and Labrador|Alberta|Nunavut',
    'IND': 'Maharashtra|Bihar|Jharkhand|Kerala|Rajasthan|Chhattisgarh|Odisha|Mizoram|Manipur|Goa|Assam|West Bengal|'
           'Uttarakhand|Uttar Pradesh|Tripura|Telangana|Tamil Nadu|Sikkim|Punjab|Nagaland|Meghalaya|Madhya Pradesh|Karnataka|'
           'Himachal Pradesh|Haryana|Gujarat|Arunachal Pradesh|Andhra Pradesh',
    'DEU': 'Saxony|Thuringia|Bavaria|North Rhine-Westphalia|Rhineland-Palatinate|Hamburg|Baden-Württemberg|'
           'Schleswig-Holstein|Saxony-Anhalt|Lower Saxony|Mecklenburg-Western Pomerania|Berlin|Saarland|Hesse|Bremen|'
           'Brandenburg',
    'USA': 'Arkansas|Oklahoma|North Carolina|Washington|Texas|North Dakota|Maine|West Virginia|New Hampshire|Maryland|'
           'Indiana|Delaware|Virginia|Mississippi|Massachusetts|Louisiana|Ohio|New York|Missouri|Wisconsin|South Carolina|'
           'Rhode Island|Nevada|Kentucky|Tennessee|South Dakota|Oregon|New Jersey|Iowa|Florida|Arizona|Alabama|Vermont|'
           'Pennsylvania|Nebraska|Minnesota|Kansas|Connecticut|Idaho|Hawaii|California|Alaska|Wyoming|New Mexico|Montana|'
           'Michigan|Illinois|Utah|Colorado|Georgia (US)',
}
PART_OF = {part: code for code, parts in PARTS.items() for part in parts.split('|')}
PART_HEADS = {'Governor', 'Premier', 'Chief Minister', 'Minister-President', 'Governing Mayor', 'First Mayor',
              'Senior Mayor'}
# Posts of the jurisdiction "World": the body that the words name.
BODIES = [('United Nations', 'UN'), ('NATO', 'NATO'), ('International Court of Justice', 'UN'), ('Caribbean Community', 'CARICOM'),
          ('Council of Europe', 'Council of Europe'), ('OSCE', 'OSCE'), ('World Trade Organization', 'WTO'),
          ('World Health Organization', 'WHO'), ('Commonwealth', 'Commonwealth'), ('African Union', 'AU'),
          ('Arab League', 'Arab League'), ('International Monetary Fund', 'IMF'), ('World Bank', 'World Bank'),
          ('Interpol', 'Interpol'), ('OPEC', 'OPEC'), ('ASEAN', 'ASEAN'), ('UNESCO', 'UN'), ('UNICEF', 'UN')]


def read_states(path):
    """Code by name, from the states' own file."""
    codes, code = {}, None
    for line in open(path, encoding='utf8'):
        if line.startswith('state '):
            code = line.split()[1]
        elif line.startswith('  name '):
            for name in line[7:].split('|'):
                codes.setdefault(name.strip(), code)
    return codes


def code_of(row, states):
    place = row['jurisdiction']
    if place == 'World':
        return next((code for words, code in BODIES if words.lower() in row['office'].lower()), None)
    if place in PART_OF:
        return PART_OF[place] if row['office'] in PART_HEADS else None
    return JURISDICTIONS.get(place) or states.get(place)


def clean(text):
    text = re.sub(r'</?\w+>', '', text)  # marks of a page
    return re.sub(r'\s+', ' ', text.replace('|', '/').replace('#', 'No. ').replace('\t', ' ')).strip()


def is_date(text):
    """A year, a month or a day that there is; the table has days such as 2024-17-17."""
    try:
        datetime.date.fromisoformat(text + '-01-01'[len(text) - 4:])
        return True
    except ValueError:
        return False


def entry(identity, code, row, office):
    lines = [f'holder {identity}', f"  name      {clean(row['person'])}", f'  of        {code}', f'  office    {office}']
    if is_date(row['from']):
        lines.append(f"  from      {row['from']}")
    if is_date(row['to']) and not (is_date(row['from']) and row['to'] < row['from']):   # ends before their beginnings are left out
        lines.append(f"  to        {row['to']}{'~' if row['to_basis'] == 'last-seen' else ''}")
    if row['gender'] in ('male', 'female'):
        lines.append(f"  gender    {row['gender']}")
    if re.fullmatch(r'Q\d+', row['wikidata'] or ''):
        lines.append(f"  wikidata  {row['wikidata']}")
    return '\n'.join(lines) + '\n'


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    states = read_states(__file__.rsplit('/', 2)[0] + '/knowledge/actors/states.know')
    print('# Who held which post when, 2021 to 2025 (longer where a tenure began before). Made by tools/make_office_holders.py from\n'
          '# office-holders.tsv: Wikidata through Peppercat, CC0. Do not edit: corrections and older tenures stand in heads.know.\n')
    seen, skipped = {}, {}
    for row in csv.DictReader(open(sys.argv[1], encoding='utf8'), delimiter='\t', quoting=csv.QUOTE_NONE):
        code = code_of(row, states)
        if not code or not clean(row['person']):
            skipped[row['jurisdiction']] = skipped.get(row['jurisdiction'], 0) + 1
            continue
        part = row['jurisdiction'] if row['jurisdiction'] in PART_OF else ''
        office = clean(row['office'] + (f' of {part}' if part else ''))
        identity = f"{code}/{clean(row['person'])}"
        seen[identity] = seen.get(identity, 0) + 1
        if seen[identity] > 1:
            identity += f' {seen[identity]}'
        print(entry(identity, code, row, office))
    print(f'{sum(seen.values())} tenures, left out: '
          + ', '.join(f'{n} of {place}' for place, n in sorted(skipped.items())), file=sys.stderr)


if __name__ == '__main__':
    main()
