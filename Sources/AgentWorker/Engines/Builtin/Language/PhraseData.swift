/// Phrases that act as one word, as data for ``Phrases``: `phrase > replacement;`, in lower case.
enum PhraseData {
    static let phrases = """
        the work done > the work description; work done > work description;
        is organised in > comprises; are organised in > comprise; is organized in > comprises; are organized in > comprise;
        is organised into > comprises; is organized into > comprises; is structured into > comprises;
        is subdivided into > comprises; are subdivided into > comprise; is divided in > comprises;
        are divided in > comprise; is broken down into > comprises; are broken down into > comprise;
        at regular intervals > regularly; once a year > regularly; once a month > regularly; once a week > regularly;
        once a day > regularly; twice a year > regularly; twice a month > regularly; so far > ; piece of > ;
        pieces of information > details; pieces of > ; each having > each with; w / > with;
        in each with > per combination with; at most one > one; at most 1 > one; falls in > has; fall in > have; falls into > has; fall into > have;
        falls under > has; fall under > have; one of the categories > a category of; one of the types > a type of;
        for each of them > per combination; for each of these > per combination; for every one of them > per combination;
        must not occur twice > is unique; may not occur twice > is unique; cannot occur twice > is unique;
        must not be used twice > is unique; may not be used twice > is unique; must not repeat > is unique;
        how much has been paid > the total payment amount; how much is still open > the remaining amount;
        how much is open > the remaining amount; how much is outstanding > the remaining amount;
        how much is still outstanding > the remaining amount; how much is left > the remaining amount;
        one or two > several; two or three > several; from a certain date on > from a start date;
        what is left of > the remaining amount of; what is left > the remaining amount; of ours > ; of mine > ;
        yes / no > flag; yes or no > flag; each other > others; one another > others; at least one of > several;
        what happened > the description; what was done > the description; what went wrong > the description;
        what we did > the description; source of truth > overview; no two > notwo;
        not more than > at most; no more than > at most; a maximum of > at most;
        a record for each > each; a record for every > each; a record of each > each; a record of every > each;
        a record per > each; one record per > each; one record for each > each; an entry for each > each;
        an entry for every > each; is to be > must be; are to be > must be; is supposed to > must;
        are supposed to > must; be visible > be shown; is visible > is shown; are visible > are shown;
        a chain of > several; a network of > several; a fleet of > several; a range of > several;
        a series of > several; a group of > several; a pool of > several;
        a portfolio of > several; up to > several; write down > record; writes down > records;
        written down > recorded; put down > record; jot down > record; fill in > record; look after > manage;
        looks after > manages; looked after > managed; take place > occur; takes place > occurs;
        took place > occurred; taken place > occurred; carried out > performed; carries out > performs;
        carry out > perform; hand out > hand; handed out > handed; hands out > hands; on every > per; in every > per;
        at each > per; at every > per; keep track of > track; keeps track of > tracks; keep a log of > record;
        keep a list of > record; keep a record of > record; keep records of > record; be able to >; as well as > and;
        and / or > and; along with > with; together with > with; e . g . > like; i . e . > like; such as > like;
        including > with; sign up > signup; signs up > signup; signed up > signup; made up of > comprise;
        is made up of > comprises; are made up of > comprise; is made of > comprises; are made of > comprise;
        made of > comprise; is composed of > comprises; are composed of > comprise; consists of > comprises;
        consist of > comprise; is divided into > comprises; are divided into > comprise; is split into > comprises;
        are split into > comprise; broken down into > comprise; is part of > belongs to; are part of > belong to;
        forms part of > belongs to; for each > per; for every > per; of each > per; of every > per; in each > per;
        on each > per; a list of > several; any number of > several; a lot of > many; lots of > many;
        one or more > several; zero or more > several; at least one > several; more than one > several;
        a set of > several; a couple of > several; set of > several; a variety of > several; up to date > current;
        as soon as > when; in case > if; so that > and; in order to > to; due to > for; because of > for;
        based on > for; roll up > total; rolls up > totals; rolled up > total; add up > total; work out > calculate;
        how many > number of; how much > amount of; is called > is; check out > borrow; checks out > borrows;
        take out > borrow; no later than > before; in time > punctually; in real time > immediately; no two > notwo;
        make sure that >; make sure >; ensure that >; has to > must; have to > must; needs to > must;
        is able to > can
        """
}
