"""Lives made up by chance, half of it at delicate moments; the same seed gives the same life."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from tests.archives import texts
from tests.archives.life import (
    NAME_BEFORE,
    NAMESAKE,
    OTHERS,
    OWNER,
    Comment,
    CompanyFollow,
    Connection,
    Follow,
    Invitation,
    Life,
    Message,
    Person,
    Reaction,
    Recommendation,
    Repost,
    Search,
    Share,
    Trace,
)
from tests.archives.moments import Clock

REACTIONS = ("LIKE", "PRAISE", "EMPATHY", "APPRECIATION", "INTEREST", "ENTERTAINMENT", "MAYBE")


class _Teller:
    """Makes one life up. `amount` is about how many events there are of each sort."""

    def __init__(self, random: Random, made: datetime, weeks: int, amount: int) -> None:
        self.random, self.made, self.amount = random, made, amount
        self.clock = Clock(random, made - timedelta(weeks=weeks), made)

    def moments(
        self, share_of_amount: float = 1.0, *, may_be_none: bool = True
    ) -> Iterable[datetime]:
        most = max(1, round(self.amount * share_of_amount))
        absent = may_be_none and self.random.random() < 0.12
        number = 0 if absent or not self.amount else self.random.randint(1, most)
        return (self.clock.moment() for _ in range(number))

    def other(self) -> Person:
        return self.random.choice(OTHERS)

    def shares(self) -> tuple[Share, ...]:
        return tuple(
            Share(
                at,
                texts.link(self.random),
                "" if self.random.random() < 0.3 else self.random.choice(texts.POSTS),
            )
            for at in self.moments()
        )

    def reposts(self) -> tuple[Repost, ...]:
        return tuple(Repost(at, texts.link(self.random, "activity")) for at in self.moments(0.5))

    def comments(self) -> tuple[Comment, ...]:
        links = [texts.link(self.random, "ugcPost") for _ in range(max(2, self.amount // 3))]
        return tuple(
            Comment(
                None if self.random.random() < 0.03 else at,
                self.random.choice(links),
                self.random.choice(texts.COMMENTS),
            )
            for at in self.moments()
        )

    def reactions(self) -> tuple[Reaction, ...]:
        return tuple(
            Reaction(
                at,
                self.random.choice(REACTIONS),
                texts.link_to_a_comment(self.random)
                if self.random.random() < 0.1
                else texts.link(self.random, "activity"),
            )
            for at in self.moments(2)
        )

    def invitations(self) -> tuple[Invitation, ...]:
        return tuple(
            Invitation(
                at,
                self.other(),
                self.random.random() < 0.7,
                self.random.choice(("", "", " ", "\n", *texts.NOTES)),
            )
            for at in self.moments()
        )

    def connections(self) -> tuple[Connection, ...]:
        return tuple(
            Connection(at, None if self.random.random() < 0.15 else self.other())
            for at in self.moments()
        )

    def messages(self, invitations: tuple[Invitation, ...]) -> tuple[Message, ...]:
        conversations = [
            self.conversation(number, at) for number, at in enumerate(self.moments(0.6))
        ]
        if not conversations:
            return ()
        conversations += [[self.under_the_name_of_today(number)] for number in (9_000, 9_001)]
        conversations += [self.accepted(i) for i in invitations if self.is_accepted(i)]
        conversations += self.strangers(len(conversations))
        self.random.shuffle(conversations)
        return tuple(message for messages in conversations for message in messages)

    def under_the_name_of_today(self, number: int) -> Message:
        """Before 2023 nothing else ties the owner's address, and no namesake's, to the name."""
        return Message(self.clock.moment(), number, OWNER, OWNER.name, (self.other(),), "Good day")

    def conversation(self, number: int, at: datetime) -> list[Message]:
        random = self.random
        people = tuple(random.sample(OTHERS, random.choice((1, 1, 1, 2, 4))))
        folder = random.choice(("INBOX", "INBOX", "ARCHIVE", "", "SPAM"))
        name = NAME_BEFORE if random.random() < 0.15 else OWNER.name
        messages = []
        for _ in range(random.randint(1, 6)):
            mine = random.random() < 0.6
            sender = OWNER if mine else random.choice(people)
            recipients = tuple(p for p in (*people, OWNER) if p is not sender)
            attached = random.random() < 0.1
            messages.append(
                Message(
                    at,
                    number,
                    sender,
                    name if mine else sender.name,
                    recipients,
                    "" if attached else random.choice((*texts.MESSAGES, texts.NOTES[0])),
                    folder,
                    draft=mine and random.random() < 0.06,
                    attachments=("https://example.com/a,b.pdf", "https://example.com/c")
                    if attached
                    else (),
                )
            )
            at = self.clock.after(at)
        return messages

    def is_accepted(self, invitation: Invitation) -> bool:
        return bool(invitation.outgoing and invitation.note.strip() and self.random.random() < 0.6)

    def accepted(self, invitation: Invitation) -> list[Message]:
        """LinkedIn repeats the note as the first message; sometimes talk follows."""
        number = self.random.randint(10_000, 99_999)
        to = (invitation.person,)
        at = self.clock.after(invitation.at)
        note = Message(at, number, OWNER, OWNER.name, to, invitation.note)
        reply = Message(at, number, invitation.person, invitation.person.name, (OWNER,), "Hello")
        thanks = Message(self.clock.after(at), number, OWNER, OWNER.name, to, "Thank you")
        return self.random.choice(([note], [note, reply], [note, reply, thanks]))

    def strangers(self, conversations: int) -> list[list[Message]]:
        """Advertisers, members who left, and somebody of the owner's own name."""
        at = self.clock.moment()
        to = (OWNER,)
        told = [
            [Message(at, 200_000, None, "Great School", to, texts.SPONSORED)],
            [Message(at, 200_001, None, "LinkedIn Member", to, "Gone")],
            [Message(at, 200_002, None, "Some Bank", to, "Offer", "SPAM")],
        ]
        if conversations > 3:
            hello = Message(at, 200_003, NAMESAKE, NAMESAKE.name, to, "We share a name")
            told.append([hello, replace(hello, at=self.clock.after(at), text="Still there?")])
        return [messages for messages in told if self.random.random() < 0.8]

    def searches(self) -> tuple[Search, ...]:
        return tuple(Search(at, self.random.choice(texts.QUERIES)) for at in self.moments(2))

    def recommendations(self) -> tuple[Recommendation, ...]:
        return tuple(
            Recommendation(at, self.random.random() < 0.5, self.other(), "Great, truly\ngreat")
            for at in self.moments(0.3)
        )

    def follows(self) -> tuple[Follow, ...]:
        return tuple(
            Follow(at, self.other().name, self.random.random() < 0.75) for at in self.moments(0.6)
        )

    def company_follows(self) -> tuple[CompanyFollow, ...]:
        return tuple(
            CompanyFollow(at, self.random.choice(texts.COMPANIES)) for at in self.moments(0.6)
        )

    def traces(self) -> tuple[Trace, ...]:
        return tuple(Trace(at) for at in self.moments(0.5, may_be_none=False))


def lived(seed: int, *, made: datetime, weeks: int = 120, amount: int = 30) -> Life:
    """The life up to `made`, over so many weeks; about one sort of event in eight is absent."""
    teller = _Teller(Random(seed), made.astimezone(UTC), weeks, amount)
    invitations = teller.invitations()
    return Life(
        made=teller.made,
        shares=teller.shares(),
        reposts=teller.reposts(),
        comments=teller.comments(),
        reactions=teller.reactions(),
        invitations=invitations,
        connections=teller.connections(),
        messages=teller.messages(invitations),
        searches=teller.searches(),
        recommendations=teller.recommendations(),
        follows=teller.follows(),
        company_follows=teller.company_follows(),
        traces=teller.traces(),
    )
