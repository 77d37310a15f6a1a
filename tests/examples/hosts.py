#!/usr/bin/env python3
"""What recurs on pages of one host is left out, whatever the order of the pages; copies stay.

    hosts.py STEMMA
"""
import os
import subprocess
import sys
import tempfile

from common import Checks, messages, program_path

AGAIN = "Our readers have asked for a walk along the river in every season, and the guide to all of them is out in the shops since Monday."
COPY = [
    "The mill at the lower lock has been sold to a family from the coast, who want to grind flour there again before the winter.",
    "The stones were dressed in the spring by two masons, and the wheel turns freely, said the carpenter who has mended it.",
]


def page(url, title, paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = f"<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    head = f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\nContent-Type: text/html\r\nContent-Length: {len(html)}\r\n\r\n"
    return head + html + "\r\n\r\n"


def pages():
    for number in range(4):
        told = [f"Report {number}.{part} of the council says that the bridge over the brook number {number}{part} will be closed to carts, and that walkers may use it as before." for part in range(3)]
        yield page(f"http://one.example/{number}", f"The council meets for the {number}th time", [*told, AGAIN])
    for number in range(3):  # one article under three addresses
        yield page(f"http://two.example/{number}", "The mill at the lower lock is sold", COPY)


def extract(program, path, *flags):
    done = subprocess.run([program, "extract", "-q", *flags, path], capture_output=True)
    return done.returncode, [m for m in messages(done.stdout) if m["type"] == "report"]


def check_saved(checks, program, folder):
    """Pages without an address: by what they say of themselves, three of them are enough and two are not."""
    for count, head, heard in ((3, '<link rel="canonical" href="https://journal.example/a">', "of one: 1"),
                               (3, '<meta property="og:site_name" content="Brook Journal">', "of one: 1"),
                               (2, '<link rel="canonical" href="https://journal.example/a">', "of one: 0"),
                               (3, "", "nor site: 3")):
        pages = os.path.join(folder, f"saved{count}{len(head)}")
        os.mkdir(pages)
        for number in range(count):
            told = [f"Report {number}.{part} says that the bridge over the brook number {number}{part} will be closed to carts, and that walkers may use it." for part in range(3)]
            html = page("", f"The council meets for the {number}th time", [*told, AGAIN]).split("\r\n\r\n")[1]
            with open(os.path.join(pages, f"{number}.html"), "w", encoding="utf-8") as file:
                file.write(html.replace("<head>", "<head>" + head))
        done = subprocess.run([program, "extract", "--hosts", pages + ".hosts", pages], capture_output=True, text=True)
        checks.check(heard in done.stderr, f"{head} on {count} pages: {heard}: {done.stderr}")
        kept = done.stdout.count(AGAIN)
        checks.check(kept == (0 if heard.endswith("one: 1") else count), f"{head} on {count} pages: {kept} times")


def main():
    program, checks = program_path(), Checks()
    records = list(pages())
    with tempfile.TemporaryDirectory() as folder:
        learned = []
        for name, order in (("there", records), ("back", records[::-1])):
            path, hosts = os.path.join(folder, name + ".warc"), os.path.join(folder, name + ".hosts")
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.writelines(order)
            code, without = extract(program, path)
            checks.check(code == 0 and sum(AGAIN in r["text"] for r in without) == 4, "a page alone does not show what recurs")
            code, reports = extract(program, path, "--hosts", hosts)
            checks.check(code == 0 and len(reports) == 7, "all pages have reports")
            checks.check(not any(AGAIN in r["text"] for r in reports), "what recurs is left out")
            checks.check(all("Report" in r["text"] for r in reports if "one." in r["url"]), "what is told once stays")
            checks.check(all(COPY[1] in r["text"] for r in reports if "two." in r["url"]), "copies of an article stay")
            code, again = extract(program, path, "--hosts", hosts)
            checks.check(again == reports, "the file says the same as the first pass")
            with open(hosts, "rb") as file:
                learned.append(file.read())
        checks.check(learned[0] == learned[1], "the order of the pages does not matter")
        check_saved(checks, program, folder)
        done = subprocess.run([program, "extract", "-q", "--hosts", os.path.join(folder, "none"), "-"], input=b"", capture_output=True)
        checks.check(done.returncode == 2 and b"read once" in done.stderr, "standard input cannot be read twice")
    checks.finish()


main()
