from tracker.core.tokens import hash_of_token, new_token


def test_a_token_holds_128_bits_and_none_is_like_another():
    tokens = {new_token() for _time in range(100)}
    assert len(tokens) == 100
    assert all(len(token) == 22 for token in tokens)


def test_a_hash_is_64_letters_and_belongs_to_one_token():
    assert hash_of_token("abc") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    assert hash_of_token("abd") != hash_of_token("abc")
