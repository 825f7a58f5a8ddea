"""Tiny models that speak, make music and make noises."""

import json
import string
from pathlib import Path

from diffusers.models.autoencoders.autoencoder_oobleck import AutoencoderOobleck
from diffusers.models.transformers.stable_audio_transformer import StableAudioDiTModel
from diffusers.pipelines.stable_audio.modeling_stable_audio import StableAudioProjectionModel
from diffusers.pipelines.stable_audio.pipeline_stable_audio import StableAudioPipeline
from diffusers.schedulers.scheduling_edm_dpmsolver_multistep import EDMDPMSolverMultistepScheduler
from torch import nn
from transformers import (
    EncodecConfig,
    EncodecFeatureExtractor,
    MusicgenConfig,
    MusicgenDecoderConfig,
    MusicgenForConditionalGeneration,
    MusicgenProcessor,
    VitsConfig,
    VitsModel,
    VitsTokenizer,
)

from tests.tiny import parts
from tests.tiny.vocabularies import t5_tokenizer

CODEBOOK = 32
"""Entries of each of MusicGen's codebooks; the number itself stands for padding and start."""


def vits(folder: Path, seed: int = 0) -> None:
    """An MMS text-to-speech voice: text in letters, no phonemizer, one speaker, 16 kHz mono.

    A forward pass gives `waveform` (batch, samples), with 256 samples a frame; the length is
    drawn at random from torch's global generator.
    """
    characters = " -'" + string.ascii_lowercase
    vocabulary = {"<pad>": 0, "<unk>": 1}
    vocabulary |= {character: number for number, character in enumerate(characters, start=2)}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "vocab.json"
    file.write_text(json.dumps(vocabulary), encoding="utf-8")
    tokenizer = VitsTokenizer(str(file), phonemize=False, is_uroman=False)
    tokenizer.save_pretrained(folder)
    with parts.seeded(seed):
        VitsModel(
            VitsConfig(
                vocab_size=len(vocabulary),
                hidden_size=16,
                num_hidden_layers=1,
                ffn_dim=16,
                flow_size=16,
                spectrogram_bins=9,
                upsample_initial_channel=16,
                resblock_kernel_sizes=(3,),
                resblock_dilation_sizes=((1,),),
                depth_separable_num_layers=1,
                duration_predictor_num_flows=2,
                duration_predictor_filter_channels=16,
                prior_encoder_num_flows=2,
                prior_encoder_num_wavenet_layers=1,
                posterior_encoder_num_wavenet_layers=1,
                speaking_rate=8.0,
                pad_token_id=0,
            )
        ).save_pretrained(folder)


def musicgen(folder: Path, seed: int = 0) -> None:
    """MusicGen small: a T5 encoder, a decoder of four delayed codebooks and an EnCodec.

    Generates (batch, 1, samples) at 32 kHz, 640 samples a frame, 50 frames a second; the four
    codebooks are shifted against each other, so n new tokens give n - 3 frames.
    """
    tokenizer = t5_tokenizer()
    audio = EncodecConfig(
        sampling_rate=32_000,
        upsampling_ratios=(8, 5, 4, 4),
        target_bandwidths=(1.0,),
        hidden_size=16,
        codebook_dim=16,
        num_filters=2,
        num_lstm_layers=1,
        codebook_size=CODEBOOK,
        use_causal_conv=False,
        normalize=False,
    )
    decoder = MusicgenDecoderConfig(
        vocab_size=CODEBOOK,
        max_position_embeddings=256,
        num_hidden_layers=2,
        ffn_dim=32,
        num_attention_heads=2,
        hidden_size=16,
        num_codebooks=4,
        pad_token_id=CODEBOOK,
        bos_token_id=CODEBOOK,
    )
    with parts.seeded(seed):
        model = MusicgenForConditionalGeneration(
            MusicgenConfig(
                text_encoder=parts.t5_config(tokenizer), audio_encoder=audio, decoder=decoder
            )
        )
        _fill_codebooks(model)
    generation = model.generation_config
    generation.update(
        do_sample=True,
        guidance_scale=3.0,
        max_length=256,
        pad_token_id=CODEBOOK,
        bos_token_id=CODEBOOK,
        decoder_start_token_id=CODEBOOK,
    )
    model.save_pretrained(folder)
    extractor = EncodecFeatureExtractor(feature_size=1, sampling_rate=audio.sampling_rate)
    MusicgenProcessor(extractor, tokenizer).save_pretrained(folder)


def _fill_codebooks(model: nn.Module) -> None:
    """EnCodec starts with all codes at zero, so that every tune would sound the same."""
    for name, codes in model.named_buffers():
        if name.endswith("codebook.embed"):
            codes.normal_(std=10)


def stable_audio(folder: Path, seed: int = 0) -> None:
    """Stable Audio Open: a diffusion transformer over a stereo waveform autoencoder.

    Latents are (batch, 8, 64); `audios` is (batch, 2, samples) at 8 kHz, 64 samples a latent
    frame, at most 0.512 s. The real scheduler needs torchsde; this one, also of EDM's family,
    does not.
    """
    with parts.seeded(seed):
        tokenizer = t5_tokenizer()
        StableAudioPipeline(
            vae=AutoencoderOobleck(
                encoder_hidden_size=8,
                downsampling_ratios=[4, 4, 4],
                channel_multiples=[1, 2, 2],
                decoder_channels=8,
                decoder_input_channels=4,
                audio_channels=2,
                sampling_rate=8_000,
            ),
            text_encoder=parts.t5_encoder(tokenizer),
            projection_model=StableAudioProjectionModel(parts.WIDTH, parts.WIDTH, 0, 512),
            tokenizer=tokenizer,
            transformer=StableAudioDiTModel(
                sample_size=64,
                in_channels=4,
                out_channels=4,
                num_layers=1,
                attention_head_dim=8,
                num_attention_heads=2,
                num_key_value_attention_heads=2,
                cross_attention_dim=parts.WIDTH,
                cross_attention_input_dim=parts.WIDTH,
                global_states_input_dim=2 * parts.WIDTH,
                time_proj_dim=16,
            ),
            scheduler=EDMDPMSolverMultistepScheduler(
                sigma_min=0.3, sigma_max=500, sigma_data=1.0, prediction_type="v_prediction"
            ),
        ).save_pretrained(folder)
