# ruff: noqa: E501 -- cases are one line each
"""Signers, and ends that look like one."""

from __future__ import annotations

import pytest

from generator.parse.ending import read_ending
from generator.parse.interruptions import find_interruptions

SIGNED = {
    "It is over.\n\nSAMPLE \n...\n": "SAMPLE",
    "It is over.\n\n************************************************* * \nsample\n": "sample",
    "It is over. \nSAMPLE \n": "SAMPLE",
    "It is over.\n\nSample\n": "Sample",
    "It is over. SAMPLE\n": "SAMPLE",
    "End comment. Sample": "Sample",
    "It is over.\n\nVAN SAMPLE\n": "VAN SAMPLE",
    "It is over.\n\nSAMPLE-DOE\n": "SAMPLE-DOE",
    "It is over.\n\nSAMPLE JR\n": "SAMPLE JR",
    "It is over.\nUNQUOTE SAMPLE\n": "SAMPLE",
    "It is over.\n\nSAMPLE\n\nNNNN\n\nMargaret P. Grafeld\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n30 JUN 2005\n": "SAMPLE",
    "It is over. SAMPLE\n\nCONFIDENTIAL\n\nNNNN\n\n\nMessage Attributes\n\nAutomatic Decaptioning: X\nCapture Date: 01 JAN 1994\n": "SAMPLE",
    "It is over.\n\nSAMPLE\n\nCONFIDENTIAL\n\nDeclassified/Released US Department of State EO Systematic\nReview 30 JUN 2006\n": "SAMPLE",
    "It is over.\n\nSAMPLE\n\nNOTE BY OC/T:  HEADING AS RECEIVED.  CORRECTION TO FOLLOW.\n": "SAMPLE",
    "It is over.\nSAMPLE\n\nNOTE: NOT PASSED TO ABOVE ADDRESSEE(S)\n\n        CONFIDENTIAL": "SAMPLE",
    "It is over.\nSAMPLE\n\n\nNNNN\n\n      2004ASTANA01540 - UNCLASSIFIED": "SAMPLE",
    "It is over. \nSAMPLE \n \n        SECRET \n \n> \n 2002ASTANA01748 - Classification: SECRET": "SAMPLE",
    "It is over. \n \nASTANA 00000099  003 OF 003 \n \n \nSAMPLE \n.": "SAMPLE",
    "It is over. SAMPLE\n\n\nCONFIDENTIAL\n\n\nNNN\n": "SAMPLE",
    "It is over. SAMPLE\n\n\nCONFIDENTIAL\n\n\nNNN\n\nMessage Attributes\n\nAutomatic Decaptioning: X\n": "SAMPLE",
    "It is over.\nSAMPLE\n\nSECRET\n\n\nNNNNMAFVVZCZ\n": "SAMPLE",
    "It is over. SAMPLE\n\nCONFIDENTIAL\n\n<< END OF DOCUMENT >>\n": "SAMPLE",
    "It is over. SAMPLE\n\n*** Current Handling Restrictions *** n/a\n*** Current Classification *** CONFIDENTIAL\n": "SAMPLE",
    "It is over. SAMPLE\n\nSECRET\n\n>  2002ASTANA01196 - Classification: SECRET": "SAMPLE",
    "It is over. SAMPLE\n\nSECRET\n\nJane Q. Sample Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n": "SAMPLE",
    "It is over.\nSAMPLE\nUNQTE\n": "SAMPLE",
    "It is over.\n\nO'SAMPLE\n": "O'SAMPLE",
    "It is over.\n\nMcSample\n": "McSample",
    "It is over.\nSAMPLE\n\nCONFIDENTIAL\n": "SAMPLE",
    "It is over.\nSAMPLE\n\n\nC O N F I D E N T I A L\n\nNNNN\n": "SAMPLE",
    "It is over.\nSAMPLE\nBT\n#0099\nNNNN\n": "SAMPLE",
    "It is over.\nSAMPLE\n\n\nUNCLASSIFIED\n\nReleased on 4 JUL 2010\n": "SAMPLE",
    "It is over.\n\nASTANA 00000099  003 OF 003 \n\nSAMPLE \n": "SAMPLE",
    "It is over.\nSAMPLE\n\nASTANA 00000099  003 OF 003 \n": "SAMPLE",
    "It is over.\n\nSAMPLE\n\nEPET @ EL SAMPLE\n": "SAMPLE",
    "It will be seen in the Spanish media\nSample\n": "Sample",
    "Please visit Paris' Classified Website at: \nhttp://www.example.gov/p/eur/index.c fm \n \nSample\n": "Sample",
    'It is over.\nSample \n \n   "Visit Ankara\'s Classified Web Site at http://www.example.s \ngov.gov/wiki"': "Sample",
    "**** **** Visit Embassy Astana's Classified Website: http://www.example.gov/p **** **** SAMPLE": "SAMPLE",
    "It is over.\n\nSAMPLE Sample\n": "SAMPLE",
    "Best,\n\nJane\n\nsample\n": "sample",
    "It is over.\n\nMINIMIZE CONSIDERED SAMPLE\n": "SAMPLE",
    "It is over.\nSAMPLE .\n": "SAMPLE",
    "It is over.\n\nSAMPLE#\n": "SAMPLE",
    'It is over.\n"SAMPLE"\n': "SAMPLE",
    "It is over.\nMcSAMPLE\n": "McSAMPLE",
    "It is over.\nvan der Sample\n": "van der Sample",
    "It is over.\nSÁMPLE\n": "SÁMPLE",
    "It is over.\nSAMPLE/DOE\n": "SAMPLE/DOE",
    "It is over.\nSAMPLE (ACTING)\n": "SAMPLE",
    "It is over.\nAMBASSADOR SAMPLE\n": "SAMPLE",
    "It is over.\nSAMPLE\n-\n": "SAMPLE",
    "It is over.\n\nSAMPLE\n\n\nSECRET\n\nSECRET\n\nPAGE 03        STATE  001234  \n\n\n\n\nSECRET\n": "SAMPLE",
    "It is over.\nSAMPLE\n\n\u2010\u2010\u2010\u2010\u2010\u2010\n": "SAMPLE",
    "It is over.\nsample\nnnnn\n": "sample",
    "It is over.\nSAMPLE\n\n\n=======================CABLE ENDS============================": "SAMPLE",
}
UNSIGNED = [
    "It is over. \n",
    "It is over.\n\n3. PLEASE ADVISE.\n",
    "It is over. END COMMENT.\n",
    "It is over.\n\nEND SUMMARY\n",
    "It is over.\n\nXXXXXXXXXXXX\n",
    "This was said by the U.S. Government",
    "This was said by Gen. Sample",
    "and it goes on and on in the house that belongs to the minister of the interior of the\nRepublic",
    "End text.\n\nUNQUOTE\n",
    "This is what they paid.\nTOTAL\n12\n",
    "It is over.\n\n12\n",
    "The votes were:\n\nAYES\n\n12\n\nNOES\n\n7\n",
    "",
    "\n\n",
    "SAMPLE",
]


@pytest.mark.parametrize(("text", "signer"), SIGNED.items())
def test_signed(text: str, signer: str) -> None:
    ending = read_ending(text, 0, find_interruptions(text, 0))
    assert ending.signer == signer
    assert "over" not in text[ending.start :]


@pytest.mark.parametrize("text", UNSIGNED)
def test_unsigned(text: str) -> None:
    assert read_ending(text, 0, find_interruptions(text, 0)).signer is None
