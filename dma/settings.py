"""All settings. What differs between machines comes from the environment."""

from base64 import b64encode
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from core.logging import logging_config
from dma.host.home import Home, broker_url, cache_url, environment
from dma.host.keys import demo_secret

BASE_DIR = Path(__file__).resolve().parent.parent
HOME = Home.of(BASE_DIR)
VAR_DIR = HOME.base

env = environ.Env()

DMA_ENV = environment()
PRODUCTION, DEMO, TEST = (name == DMA_ENV for name in ("production", "demo", "test"))
DEMO_PAYMENT_SECRET = "demo-payment-secret"
DMA_DEMO_ORDERS = env.int("DMA_DEMO_ORDERS", default=24)  # lives that the demo data tell
DMA_DEMO_GROW = env.int("DMA_DEMO_GROW", default=300)  # customers it grows to; 0: none more
REQUIRED = [
    *("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ALLOWED_HOSTS"),
    *("DMA_FIELD_KEYS", "DMA_INDEX_KEY", "DMA_PAYMENT_WEBHOOK_SECRET"),
]

if not (PRODUCTION or DEMO or TEST):
    raise ImproperlyConfigured(f"DMA_ENV is {DMA_ENV!r}; it must be demo, production or test.")
if PRODUCTION and (missing := [name for name in REQUIRED if not env(name, default="")]):
    raise ImproperlyConfigured(
        f"Production needs these to be set: {', '.join(missing)}. For a trial: DMA_ENV=demo."
    )
if PRODUCTION and env("DMA_PAYMENT_WEBHOOK_SECRET") == DEMO_PAYMENT_SECRET:
    raise ImproperlyConfigured("Production refuses the demo's DMA_PAYMENT_WEBHOOK_SECRET.")


def secret(name: str, prefix: str = "") -> str:
    """A secret from the environment; the demo makes its own and a test needs no surprise."""
    if given := env(name, default=""):
        return given
    if TEST:
        return prefix + b64encode(name.ljust(32, ".")[:32].encode()).decode()
    return prefix + demo_secret(VAR_DIR / "keys", name.lower())


# Security
DEBUG = env.bool("DMA_DEBUG", default=False)
SECRET_KEY = secret("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DMA_FIELD_KEYS = secret("DMA_FIELD_KEYS", prefix="k1:")  # "id:base64,…", the first one encrypts
DMA_INDEX_KEY = secret("DMA_INDEX_KEY")
DMA_PAYMENT_WEBHOOK_SECRET = env("DMA_PAYMENT_WEBHOOK_SECRET", default=DEMO_PAYMENT_SECRET)
DMA_DEFAULT_BRANCH = env("DMA_DEFAULT_BRANCH", default="")  # its code; empty: the oldest branch
DMA_WECHATPAY = {  # the platform's public key or certificate (PEM) and what belongs to it
    name: env.str(f"DMA_WECHATPAY_{name.upper()}", default="", multiline=True)
    for name in ("public_key", "public_key_id", "apiv3_key", "mchid")
}
DMA_ESIGN = {name: env(f"DMA_ESIGN_{name.upper()}", default="") for name in ("app_id", "secret")}
DMA_KUAIDI100 = {  # the account that is asked for parcels, and the salt of its pushes
    name: env(f"DMA_KUAIDI100_{name.upper()}", default="") for name in ("customer", "key", "salt")
}
DMA_TLS = env.bool("DMA_TLS", default=PRODUCTION)  # behind a proxy that ends TLS
if DMA_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz/"]  # probes come from inside, without TLS
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = DMA_TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_ENGINE = "core.web.sessions"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # a form or a JSON body, files not counted
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # larger files go to disk at once
DMA_UPLOAD_MAX_BYTES = 10 * 1024 * 1024
DMA_VIDEO_MAX_BYTES = 60 * 1024 * 1024  # evidence; a minute of a phone
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Applications
DMA_APPS = [
    *("core", "accounts", "sla", "notifications", "customers", "inventory", "scripts", "knowledge"),
    *("warehousing", "orders", "contracts", "groupchat", "health_records", "plans", "logistics"),
    *("complaints", "servicedesk", "surveys", "purchasing", "crises", "returns"),
    *("storage", "reports"),
]
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_fsm",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
    "django_structlog",
    "django_prometheus",
    *(app for app in DMA_APPS if (BASE_DIR / app / "apps.py").exists()),
    "dma.apps.DmaConfig",
]
MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.web.middleware.PageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]
ROOT_URLCONF = "dma.urls"
WSGI_APPLICATION = "dma.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Who comes in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "accounts.backends.StaffBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "login", "/", "login"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
CSRF_FAILURE_VIEW = "core.web.errors.csrf_failed"

# Data: the machine's own servers unless told otherwise
REDIS_URL = env("REDIS_URL", default=HOME.redis_url)
own_database = "DATABASE_URL" not in env.ENVIRON
DATABASES = {"default": HOME.database if own_database else env.db_url("DATABASE_URL")}
DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
CACHES = {
    "default": {
        "BACKEND": "dma.cache.ForgivingRedisCache",
        "LOCATION": cache_url(REDIS_URL),
        "KEY_PREFIX": "dma",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
    }
}
MEDIA_ROOT = Path(env("DMA_MEDIA_ROOT", default=str(VAR_DIR / "media")))

# Celery: JSON only; the broker may forget everything, the rows do not
CELERY_BROKER_URL = broker_url(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10}
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TIMEZONE = TIME_ZONE = "Asia/Shanghai"

# Mail: the demo writes it to files; the address swallows the first slash of a path
vars().update(env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR}/mail"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="DMA <no-reply@dma.example>")

# Messages to customers: without an address the demo keeps what would have been sent
SMS_URL = env("SMS_URL", default="")  # aliyun://KEY:SECRET@dysmsapi.aliyuncs.com/?sign=…
WECHAT_APPID, WECHAT_SECRET = env("WECHAT_APPID", default=""), env("WECHAT_SECRET", default="")
WECHAT_API = env("WECHAT_API", default="https://api.weixin.qq.com")
SITE_URL = env("SITE_URL", default="" if PRODUCTION else "http://127.0.0.1:8000")  # in messages

# Drafts of plans: a service that speaks the chat-completions format; none: the embedded rules
DMA_DRAFTER_URL = env("DMA_DRAFTER_URL", default="")
DMA_DRAFTER_KEY = env("DMA_DRAFTER_KEY", default="")
DMA_DRAFTER_MODEL = env("DMA_DRAFTER_MODEL", default="")
DMA_DRAFTER_TIMEOUT = env.int("DMA_DRAFTER_TIMEOUT", default=60)
# Words the answers to customers' questions from the knowledge base; empty: the article as it is.
DMA_ANSWERER_URL = env("DMA_ANSWERER_URL", default="")
DMA_ANSWERER_KEY = env("DMA_ANSWERER_KEY", default="")
DMA_ANSWERER_MODEL = env("DMA_ANSWERER_MODEL", default="")
DMA_ANSWERER_TIMEOUT = env.int("DMA_ANSWERER_TIMEOUT", default=8)
# Who reviews a plan before it is submitted (functional_doctor, system_reviewer …); none: nobody
DMA_PLAN_REVIEW_ROLE = env("DMA_PLAN_REVIEW_ROLE", default="")

# Languages
USE_TZ = USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["core.formats"]

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.auth.TokenAuthentication",  # first: a 401 tells to send a token
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.ScopedRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"webhook": "600/min", "link": "120/min", "search": "120/min"},
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "core.api.exception_handler",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "DMA",
    "VERSION": "1",
    "POSTPROCESSING_HOOKS": [],  # the values of a choice stand beside their field
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

LOGGING = logging_config(env("DMA_LOG_LEVEL", default="INFO"))
