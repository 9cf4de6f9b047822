// Frames against trees written by hand: voice, operators, modals, mutual acts, supporting verbs, silence.
#include <gtest/gtest.h>

#include "events/trees.h"

namespace rapporteur::testing {
namespace {

TEST(CodeEvents, ActiveVerbGivesSourceAndTarget) {
  EXPECT_EQ(coded(R"(Ireland PROPN 2 nsubj IRL
condemned VBD 0 root
Syria PROPN 2 obj SYR)"),
            "IRL 111 SYR");
}

TEST(CodeEvents, PassiveTurnsRoles) {
  EXPECT_EQ(coded(R"(Syria PROPN 3 nsubj:pass SYR
was AUX 3 aux:pass
condemned VBN 0 root
by ADP 5 case
Ireland PROPN 3 obl:agent IRL)"),
            "IRL 111 SYR");
}

TEST(CodeEvents, DemandTakesItsDigitsFromWhatIsDemanded) {
  EXPECT_EQ(coded(R"(Moscow PROPN 2 nsubj RUS
demanded VBD 0 root
that SCONJ 5 mark
NATO PROPN 5 nsubj NATO
withdraw VB 2 ccomp
its PRON 7 nmod:poss
troops NOUN 5 obj)"),
            "RUS 1056 NATO");
}

TEST(CodeEvents, RefusalOfAnOfferOfTalks) {
  EXPECT_EQ(coded(R"(Mali PROPN 2 nsubj MLI
rejected VBD 0 root
an DET 4 det
offer NOUN 2 obj
of ADP 6 case
talks NOUN 4 nmod
from ADP 8 case
Niger PROPN 4 nmod NER)"),
            "MLI 125 NER");
}

TEST(CodeEvents, SupportingVerbLendsItsSubject) {
  EXPECT_EQ(coded(R"(Serbia PROPN 4 nsubj SRB
and CCONJ 3 cc
Kosovo PROPN 1 conj XKX
held VBD 0 root
talks NOUN 4 obj)"),
            "SRB 046 XKX");
}

TEST(CodeEvents, WillIsAPromise) {
  EXPECT_EQ(coded(R"(Sweden PROPN 3 nsubj SWE
will MD 3 aux
give VB 0 root
Ukraine PROPN 3 iobj UKR
a DET 6 det
grant NOUN 3 obj)"),
            "SWE 0331 UKR");
}

TEST(CodeEvents, WillNotIsARefusal) {
  EXPECT_EQ(coded(R"(Israel PROPN 4 nsubj ISR
will MD 4 aux
not PART 4 advmod
release VB 0 root
the DET 7 det
Jordanian ADJ 7 amod JOR
prisoners NOUN 4 obj)"),
            "ISR 1243 JOR");
}

TEST(CodeEvents, WhatDidNotHappenIsNoEvent) {
  EXPECT_EQ(coded(R"(Israel PROPN 4 nsubj ISR
did AUX 4 aux
not PART 4 advmod
attack VB 0 root
Iran PROPN 4 obj IRN)"),
            "");
}

TEST(CodeEvents, ConditionIsNoEvent) {
  EXPECT_EQ(coded(R"(If SCONJ 3 mark
Israel PROPN 3 nsubj ISR
attacks VBZ 6 advcl
prices NOUN 6 nsubj
will MD 6 aux
rise VB 0 root)"),
            "");
}

TEST(CodeEvents, MustIsTheSpeakersDemand) {
  EXPECT_EQ(coded(R"(Japan PROPN 2 nsubj JPN
said VBD 0 root
Korea PROPN 5 nsubj PRK
must MD 5 aux
release VB 2 ccomp
the DET 7 det
fishermen NOUN 5 obj)"),
            "JPN 1053 PRK");
}

TEST(CodeEvents, SportBorrowsTheWordsOfWar) {
  EXPECT_EQ(coded(R"(The DET 2 det
striker NOUN 3 nsubj
attacked VBD 0 root
the DET 5 det
goal NOUN 3 obj)"),
            "");
}

}  // namespace
}  // namespace rapporteur::testing
